import type { Tx } from '../../db/client.ts'
import { listAllowances, listChargeRules, listMarkets, listRates } from '../../db/queries/pricing.ts'
import { processSingleton } from '../core/process-singleton.server.ts'
import type { PricesInForce } from './price-message.ts'

type Dated = { validFrom: Date; validUntil: Date | null }
type Tables = Awaited<ReturnType<typeof readTables>>

/** Prices change a few times a year; a change made in another process counts here within this time. */
const rememberMs = 10_000

function memory(): { tables: Tables | null; until: number } {
  return processSingleton('prices', () => ({ tables: null, until: 0 }))
}

/** The rows of the price tables that are in force at an instant. Each priced status asks, so the tables are remembered for a moment. */
export async function pricesAt(tx: Tx, at: Date): Promise<PricesInForce> {
  const remembered = memory()
  if (!remembered.tables || remembered.until < Date.now()) {
    remembered.tables = await readTables(tx)
    remembered.until = Date.now() + rememberMs
  }
  const { rates, markets, allowances, chargeRules } = remembered.tables
  const inForce = (row: Dated) => row.validFrom <= at && (row.validUntil === null || row.validUntil > at)
  return { rates: rates.filter(inForce), markets, allowances: allowances.filter(inForce), chargeRules: chargeRules.filter(inForce) }
}

/** After a change in this process: the next question reads afresh. */
export function forgetPrices(): void {
  memory().tables = null
}

async function readTables(tx: Tx) {
  const [rates, markets, allowances, chargeRules] = await Promise.all([
    listRates(tx),
    listMarkets(tx),
    listAllowances(tx),
    listChargeRules(tx),
  ])
  return { rates, markets, allowances, chargeRules }
}
