import type { OpeningHours } from '../hours/opening-hours.ts'
import { askHttpSource } from './ask-http-source.server.ts'
import type { BotLanguage } from './bot-memory.ts'
import type { BotTask } from './bot-task.ts'
import type { TurnPlan } from './plan-turn.ts'
import { sayHours } from './say-hours.ts'

/** What sources gave for an answer: by task, and the names of the sources for the receipt. */
export type FetchedValues = { values: Record<string, Record<string, string>>; source: string }

/** Asks the source of each task. @returns null when one of them did not answer: nothing may be said then. */
export async function fetchValues(
  plan: Extract<TurnPlan, { kind: 'answer' }>,
  tasks: readonly BotTask[],
  { hours, now, language }: { hours: OpeningHours; now: Date; language: BotLanguage },
): Promise<FetchedValues | null> {
  const values: FetchedValues['values'] = {}
  const sources: string[] = []
  for (const id of plan.tasks) {
    const source = tasks.find((task) => task.id === id)?.source
    if (!source || source.kind === 'person') return null
    if (source.kind === 'http') {
      const answer = await askHttpSource(source, plan.slots, language)
      if (answer.kind !== 'values') return null
      values[id] = answer.values
      sources.push(`http ${new URL(source.url.replaceAll(/[{}]/g, '')).host}`)
    } else {
      values[id] = source.kind === 'opening_hours' ? sayHours(hours, now, language) : {}
      sources.push(source.kind)
    }
  }
  return { values, source: sources.join(', ') }
}
