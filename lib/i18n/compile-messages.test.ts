import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { compiledMessagesOf } from './compile-messages.ts'
import formatAnyMessage from './format-any-message.ts'
import { messagesOf } from './messages.ts'

type Words = { [key: string]: string | Words }

/** Every message with its full key. */
function flatten(words: Words, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  )
}

/** A value for each argument that a message names. */
function valuesFor(message: string, count: number) {
  const names = [...message.matchAll(/\{\s*(\w+)/g)].map((match) => match[1] ?? '')
  const isCounted = (name: string) => new RegExp(`\\{\\s*${name}\\s*,\\s*(plural|number|selectordinal)`).test(message)
  return Object.fromEntries(names.map((name) => [name, isCounted(name) ? count : 'Noor']))
}

test.each(['nl', 'en'] as const)('every message in %s reads the same compiled as it does as written', (locale) => {
  const asWritten = createTranslator({ locale, messages: messagesOf(locale) as unknown as Words })
  const compiled = Object.fromEntries(flattenCompiled(compiledMessagesOf(locale)))
  for (const [key, message] of flatten(messagesOf(locale) as unknown as Words)) {
    if (/<\w+>/.test(message)) continue // with tags only `rich` formats it
    for (const count of [0, 1, 2, 21]) {
      const values = valuesFor(message, count)
      const formatters = {
        getNumberFormat: (...a: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...a),
        getPluralRules: (...a: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...a),
        getDateTimeFormat: (...a: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...a),
      }
      const options = { locale, formatters, cache: {} } as unknown as Parameters<typeof formatAnyMessage>[3] // the part of the options that formatting reads
      expect(formatAnyMessage(key, compiled[key] as never, values, options), key).toBe(asWritten(key as never, values as never))
      expect(formatAnyMessage(key, message, values, options), key).toBe(asWritten(key as never, values as never))
    }
  }
})

function flattenCompiled(words: object, prefix = ''): [string, unknown][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' || Array.isArray(value)
      ? [[prefix + key, value] as [string, unknown]]
      : flattenCompiled(value, `${prefix}${key}.`),
  )
}
