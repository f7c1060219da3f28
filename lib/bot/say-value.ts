import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { BotLanguage } from './bot-memory.ts'

const locales = { nl: 'nl-NL', en: 'en-GB' } as const
const longest = 200
const moneySchema = z.object({ amount: z.union([z.number(), z.string()]), currency: z.string().regex(/^[A-Z]{3}$/) })

/**
 * A value of a source as people read it: on one line, so that no source can add lines of its own to an answer. Null when it
 * is not of its kind.
 */
export function sayValue(kind: 'text' | 'number' | 'date' | 'money', value: unknown, language: BotLanguage): string | null {
  switch (kind) {
    case 'text': {
      if (typeof value !== 'string' && typeof value !== 'number') return null
      const line = String(value)
        .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
        .trim()
      return line.slice(0, longest).toWellFormed() || null
    }
    case 'number': {
      const number = toNumber(value)
      return number === null ? null : new Intl.NumberFormat(locales[language]).format(number)
    }
    case 'date':
      return sayDate(value, language)
    case 'money': {
      const parsed = moneySchema.safeParse(value)
      const amount = parsed.success ? toNumber(parsed.data.amount) : null
      if (!parsed.success || amount === null) return null
      return new Intl.NumberFormat(locales[language], { style: 'currency', currency: parsed.data.currency }).format(amount)
    }
  }
}

function toNumber(value: unknown): number | null {
  const number = typeof value === 'string' && /^-?\d{1,15}(\.\d{1,6})?$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

/** The calendar day that is written first, whatever time stands behind it. */
function sayDate(value: unknown, language: BotLanguage): string | null {
  const day = typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] : undefined
  if (!day) return null
  try {
    return Temporal.PlainDate.from(day).toLocaleString(locales[language], { weekday: 'long', day: 'numeric', month: 'long' })
  } catch {
    return null
  }
}
