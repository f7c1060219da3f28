import { shippedNearMisses } from '../nlu/shipped/near-misses.ts'
import { shippedSentinels } from '../nlu/shipped/shipped-sentinels.ts'
import { BUILT_IN_TASKS } from '../nlu/shipped/task-examples.ts'
import type { IntentTraining } from '../nlu/train-intent-model.ts'
import type { BotTask } from './bot-task.ts'

/** What a model is trained from: of a task its id and its examples. */
export type TaskExamples = Pick<BotTask, 'id' | 'examples' | 'notExamples'>

const seed = 1

/**
 * The training for a set of tasks, the same for the same tasks. Near misses of the built-in tasks (prices, stock) join the
 * background only where there are no other tasks: one of an installation's own may be just that.
 */
export function makeIntentTraining(tasks: readonly TaskExamples[]): IntentTraining {
  const isBuiltIn = tasks.every(({ id }) => BUILT_IN_TASKS.some((builtIn) => builtIn === id))
  return {
    examples: tasks.flatMap(({ id, examples }) => rowsOf(examples).map((row) => ({ task: id, ...row }))),
    counterexamples: [
      ...tasks.flatMap(({ notExamples }) => rowsOf(notExamples)),
      ...(isBuiltIn ? shippedNearMisses(languagesOf(tasks)) : []),
    ],
    sentinels: shippedSentinels(),
    seed,
  }
}

/** The languages that tasks have examples in. */
export function languagesOf(tasks: readonly Pick<TaskExamples, 'examples'>[]): string[] {
  return [...new Set(tasks.flatMap(({ examples }) => Object.keys(examples).filter((language) => examples[language]?.length)))].sort()
}

/** A message is about one of two tasks at least, or there is nothing to tell apart. */
export function isTrainable(tasks: readonly TaskExamples[]): boolean {
  return tasks.filter(({ examples }) => Object.values(examples).some((texts) => texts.length > 0)).length >= 2
}

function rowsOf(examples: Record<string, string[]>): { text: string; language: string }[] {
  return Object.entries(examples).flatMap(([language, texts]) => texts.map((text) => ({ text, language })))
}
