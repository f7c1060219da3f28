import type { BotTask } from '../../lib/bot/bot-task.ts'
import { makeDefaultTasks } from '../../lib/bot/default-tasks.ts'

/** The garden centre's tasks: the shipped ones, with its order desk and its own terms as sources. */
export function makeDemoTasks(shopUrl: string): BotTask[] {
  return makeDefaultTasks().map((task): BotTask => {
    if (task.id === 'order_status') {
      return {
        ...task,
        source: {
          kind: 'http',
          url: `${shopUrl}/shop/orders/{order_number}`,
          timeoutMs: 2_000,
          fields: [
            { name: 'status_nl', path: 'status.nl', kind: 'text' },
            { name: 'status_en', path: 'status.en', kind: 'text' },
            { name: 'day', path: 'delivery.day', kind: 'date' },
          ],
        },
        answer: {
          nl: 'Je vraagt naar bestelling {order_number}. Die is {status_nl}. Verwachte bezorging: {day}.',
          en: 'You asked about order {order_number}. It is {status_en}. Expected delivery: {day}.',
        },
        answersVoice: false,
      }
    }
    if (task.id === 'return') {
      return {
        ...task,
        slots: [],
        source: { kind: 'fixed' },
        answer: {
          nl: 'Je vraagt naar retourneren. Dat kan binnen 30 dagen, met de bon, in de winkel of met het retourlabel uit je pakket. Levende planten nemen we niet terug.',
          en: 'You asked about returns. Bring it back within 30 days with the receipt, or use the label in your parcel. We cannot take back living plants.',
        },
      }
    }
    return task
  })
}
