/** A shop's order desk, for bot tasks that ask another program: the same answer for the same number, every day anew. */
import type { Reply } from '../core/http.ts'

export const SHOP_PATH = '/shop/orders/'
const DAY_MS = 24 * 60 * 60 * 1000
const states = [
  { nl: 'ingepakt en klaar voor verzending', en: 'packed and ready to go', days: 2 },
  { nl: 'onderweg', en: 'on its way', days: 1 },
  { nl: 'vandaag bij de bezorger', en: 'with the courier today', days: 0 },
] as const

/** `/shop/orders/4411` → what became of it; 404 for what can be no number of this shop. */
export function answerOrder(path: string, nowMs: number): Reply {
  const number = decodeURIComponent(path.slice(SHOP_PATH.length))
  const digits = /^[A-Za-z]{0,4}-?(\d{3,7})$/.exec(number)?.[1]
  if (digits === undefined) return { status: 404, body: { error: 'no such order' } }
  const state = states[Number(digits) % states.length] ?? states[0]
  return {
    status: 200,
    body: {
      number,
      status: { nl: state.nl, en: state.en },
      delivery: { day: new Date(nowMs + state.days * DAY_MS).toISOString().slice(0, 10) },
    },
  }
}
