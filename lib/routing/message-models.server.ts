import { createHash } from 'node:crypto'
import { type BotTask, isSimple } from '../bot/bot-task.ts'
import { languagesOf, type TaskExamples } from '../bot/intent-training.ts'
import { trainedTasks } from '../bot/read-tasks.server.ts'
import { processSingleton } from '../core/process-singleton.server.ts'
import { createKeywordMatcher, type KeywordMatcher } from '../nlu/keywords/match-keywords.ts'
import { intentTrainer } from '../nlu/train-intents.server.ts'
import type { KeywordList } from './keyword-list.ts'
import type { MessageModels } from './message-facts.ts'

/** Languages told apart whatever the tasks speak. */
const always = ['nl', 'en', 'de', 'fr']
const keptMatchers = 4

/**
 * Everything a message is read with. The first call for new tasks or keywords trains and makes forms, later ones find them.
 * Never inside a transaction: it may last some seconds.
 */
export async function messageModels(
  tasks: readonly (TaskExamples & Partial<BotTask>)[],
  keywords: readonly KeywordList[],
): Promise<MessageModels> {
  const on = tasks.filter((task) => task.isOn !== false)
  const [trained, signals] = await Promise.all([trainedTasks(on), intentTrainer().signals()])
  const isAnsweredAtOnce = ({ slots, source }: Partial<BotTask>) =>
    slots === undefined || source === undefined || isSimple({ slots, source })
  return {
    intents: trained && { model: trained.model, hash: trained.modelHash },
    signals,
    keywords: keywordMatcher(keywords),
    languages: [...new Set([...always, ...languagesOf(on)])],
    simpleTasks: new Set(on.filter(isAnsweredAtOnce).map(({ id }) => id)),
  }
}

/** By content, so that a draft of the rules does not push out those that are followed. */
function keywordMatcher(lists: readonly KeywordList[]): KeywordMatcher {
  const kept = processSingleton('keyword-matchers', () => new Map<string, KeywordMatcher>())
  const key = createHash('sha256').update(JSON.stringify(lists)).digest('hex')
  const matcher = kept.get(key) ?? createKeywordMatcher(lists)
  kept.delete(key)
  kept.set(key, matcher)
  for (const oldest of kept.keys()) {
    if (kept.size <= keptMatchers) break
    kept.delete(oldest)
  }
  return matcher
}
