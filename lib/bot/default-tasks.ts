import { shippedExamples } from '../nlu/shipped/shipped-examples.ts'
import { BUILT_IN_TASKS, type BuiltInTask } from '../nlu/shipped/task-examples.ts'
import type { BotTask } from './bot-task.ts'

const languages = ['nl', 'en', 'de', 'fr']
const orderNumber: BotTask['slots'][number] = {
  name: 'order_number',
  kind: 'order_number',
  ask: { nl: 'Wat is je bestelnummer?', en: 'What is your order number?' },
}

const built: Record<BuiltInTask, Omit<BotTask, 'id' | 'isOn' | 'examples' | 'notExamples' | 'answersVoice'>> = {
  opening_hours: {
    name: 'Opening hours',
    label: { nl: 'Openingstijden', en: 'Opening hours' },
    slots: [],
    source: { kind: 'opening_hours' },
    answer: {
      nl: 'Je vraagt naar onze openingstijden. {today}\n\n{week}',
      en: 'You asked about our opening hours. {today}\n\n{week}',
    },
  },
  order_status: byPerson('Order status', 'Mijn bestelling', 'My order', [orderNumber]),
  invoice_copy: byPerson('Invoice copy', 'Factuur', 'Invoice', [orderNumber]),
  return: byPerson('Return', 'Retour', 'Return', [orderNumber]),
  change_address: byPerson('Change of address', 'Adres wijzigen', 'Change address', []),
  talk_to_person: byPerson('Talk to a person', 'Medewerker', 'Talk to a person', []),
}

function byPerson(name: string, nl: string, en: string, slots: BotTask['slots']) {
  return { name, label: { nl, en }, slots, source: { kind: 'person' as const }, answer: {} }
}

/**
 * The tasks an installation begins with. Only the opening hours are known to the product; the others collect what a person
 * needs and hand over, until an admin gives them a source.
 */
export function makeDefaultTasks(): BotTask[] {
  const examples = shippedExamples(languages)
  return BUILT_IN_TASKS.map((id) => ({
    id,
    isOn: true,
    ...built[id],
    examples: Object.fromEntries(
      languages.map((language) => [
        language,
        examples.filter((one) => one.task === id && one.language === language).map(({ text }) => text),
      ]),
    ),
    notExamples: {},
    answersVoice: true,
  }))
}
