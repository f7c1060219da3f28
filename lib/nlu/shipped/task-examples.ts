/** The tasks the product comes with. Their answers and sources of truth are the bot's business. */
export const BUILT_IN_TASKS = ['opening_hours', 'order_status', 'invoice_copy', 'return', 'change_address', 'talk_to_person'] as const
export type BuiltInTask = (typeof BUILT_IN_TASKS)[number]

/** Thirty or more each, at least half as typed on a phone (nlu.md 2.4). */
export type TaskExamples = Record<BuiltInTask, string[]>
