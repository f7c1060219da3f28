// Which language a customer is written to in: by what they say, before where they are.
import type { Tx } from '../../db/client.ts'
import { findCustomerRow, listIdentities } from '../../db/queries/customers.ts'
import { listWrittenTexts } from '../../db/queries/entries.ts'
import { findCustomerLanguage } from '../../db/queries/recordings.ts'
import type { CustomerId } from '../core/ids.ts'
import { baseLanguage, languageOfCountry } from '../i18n/language-tag.ts'
import { countryOf } from './describe-customer.ts'

export type CustomerLanguage = {
  /** BCP 47. */
  language: string
  /** `heard` in a voice note, `written` in their texts, or only what is mostly spoken where their number is from. */
  source: 'heard' | 'written' | 'country'
}

/** Enough to tell a language by, and not the whole correspondence. */
const textsRead = 5
const lengthRead = 1_000

/**
 * What a customer was last heard to speak, else what their last texts are written in, else what is mostly spoken where
 * their number is from. Null when nothing of that is known.
 */
export async function readCustomerLanguage(tx: Tx, customerId: CustomerId): Promise<CustomerLanguage | null> {
  const heard = await findCustomerLanguage(tx, customerId)
  if (heard) return { language: heard, source: 'heard' }
  const [row, identities, texts] = await Promise.all([
    findCustomerRow(tx, customerId),
    listIdentities(tx, [customerId]),
    listWrittenTexts(tx, customerId, textsRead),
  ])
  const userId = identities.find((one) => one.kind === 'whatsapp_user' && one.retiredAt === null)?.value ?? null
  const country = countryOf(row?.phone ?? null, userId)
  const likely = country === null ? null : languageOfCountry(country)
  const written = texts.length > 0 ? await detect(texts.join('\n').slice(0, lengthRead), likely) : null
  if (written) return { language: written, source: 'written' }
  return likely ? { language: likely, source: 'country' } : null
}

/**
 * The language somebody said or wrote something in, without region; null where only their country is known, which says
 * nothing about what they understand.
 */
export function knownLanguage(customer: CustomerLanguage | null): string | null {
  return customer === null || customer.source === 'country' ? null : baseLanguage(customer.language)
}

/** The detector's tables take tens of megabytes: loaded when the first text has to be told, not with every process. */
async function detect(text: string, likely: string | null): Promise<string | null> {
  const { detectAnyLanguage } = await import('../nlu/detect-any-language.ts')
  return detectAnyLanguage(text, likely)
}
