import type { NluLanguage } from '../nlu-language.ts'
import type { IntentExample } from '../train-intent-model.ts'
import { BUILT_IN_TASKS, type TaskExamples } from './task-examples.ts'
import { TASK_EXAMPLES_DE } from './task-examples-de.ts'
import { TASK_EXAMPLES_EN } from './task-examples-en.ts'
import { TASK_EXAMPLES_FR } from './task-examples-fr.ts'
import { TASK_EXAMPLES_NL } from './task-examples-nl.ts'

const EXAMPLES: Record<NluLanguage, TaskExamples> = {
  nl: TASK_EXAMPLES_NL,
  en: TASK_EXAMPLES_EN,
  de: TASK_EXAMPLES_DE,
  fr: TASK_EXAMPLES_FR,
}

/** Examples of the built-in tasks in the given languages; languages without any are left out. */
export function shippedExamples(languages: readonly string[]): IntentExample[] {
  return Object.entries(EXAMPLES)
    .filter(([language]) => languages.includes(language))
    .flatMap(([language, tasks]) => BUILT_IN_TASKS.flatMap((task) => tasks[task].map((text) => ({ task, text, language }))))
}
