import { find } from 'linkifyjs'

export type FoundLink = { start: number; end: number; href: string; text: string }

/** Web and mail addresses in a text. Loaded apart: its list of top-level domains is needed only once there is text on the screen. */
export function findLinks(text: string): FoundLink[] {
  return find(text, { defaultProtocol: 'https' })
    .filter((link) => /^(https?|mailto):/i.test(link.href))
    .map(({ start, end, href, value }) => ({ start, end, href, text: value }))
}
