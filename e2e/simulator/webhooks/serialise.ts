import { createHmac } from 'node:crypto'

export type Encoding = 'escaped' | 'raw_utf8' | 'legacy'

/**
 * The body as Meta writes it: non-ASCII as lower-case `\uXXXX` (so emoji are two surrogates) and `/` as `\/`.
 * `legacy` adds what older wording of the same page asks for. Outside strings JSON has none of these characters,
 * which is why replacing in the finished text is safe.
 */
export function serialiseWebhook(value: unknown, encoding: Encoding): string {
  const json = JSON.stringify(value)
  if (encoding === 'raw_utf8') return json
  const escaped = json.replaceAll('/', '\\/').replace(/[\u0080-\uffff]/g, escapeUnit)
  return encoding === 'legacy' ? escaped.replace(/[<%@]/g, escapeUnitUpper) : escaped
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function escapeUnitUpper(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** The value of `X-Hub-Signature-256` for these body bytes. */
export function signWebhook(secret: string, body: string | Buffer): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}
