import type { BotSlot } from './bot-task.ts'

/** Forms of what customers are asked for. Fixed ones: nobody types a pattern that could hold a server. */
const forms: Record<Exclude<BotSlot['kind'], 'text'>, RegExp> = {
  // Digits, with a few letters before them where a shop has those: 4411, A100, ORD-2024-118.
  order_number: /(?<![\p{L}\p{N}])#?((?:\p{L}{1,4}-?)?\d{3,14}(?:-\d{1,8})?)(?![\p{L}\p{N}])/u,
  postcode: /(?<![\p{L}\p{N}])(\d{4}\s?[A-Za-z]{2}|\d{4,5})(?![\p{L}\p{N}])/u,
  email: /([\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63}){1,4})/u,
}
const longestText = 200

/** The value of a slot in what somebody wrote; null when there is none of its form. */
export function readSlot(kind: BotSlot['kind'], text: string): string | null {
  const read = text.slice(0, 2_000)
  if (kind === 'text') return read.trim().slice(0, longestText).toWellFormed() || null
  return forms[kind].exec(read)?.[1]?.trim() ?? null
}

/**
 * What a message says of a task's slots without being asked. Free text is only ever an answer to its question, and four
 * digits that are one slot's are not another's too.
 */
export function readSlots(slots: readonly BotSlot[], text: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { name, kind } of slots) {
    const value = kind === 'text' ? null : readSlot(kind, text)
    if (value !== null && !Object.values(found).includes(value)) found[name] = value
  }
  return found
}
