import { expect, test } from 'vitest'
import { APP_SECRET } from '../defaults.ts'
import { serialiseWebhook, signWebhook } from './serialise.ts'

// Section 1.2 of the messaging contract: key, exact bytes, expected signature.
test.each([
  ['{"object":"whatsapp_business_account","entry":[]}', '58f7e72e0b65a5cd3983f668b41cb67d3193417ac542ebc34cfe16e6a47849f3'],
  ['{"object": "whatsapp_business_account", "entry": []}', '91afba8a7513d42ac074a89bcfc6f78b42e91b409caebaafad35b36cf22717e6'],
  [String.raw`{"t":"caf\u00e9 \ud83d\ude00 a\/b"}`, 'c1685e65ac681cef86729680ab0fc20e10a484b864f597d9f16b0cfafe5a24ea'],
  ['{"t":"café 😀 a/b"}', '60d0ee30ba475a7791639f55e2750c39a37502461d55ca979d429d828b4cb67f'],
  [String.raw`{"t":"caf\u00E9 \uD83D\uDE00 a\/b"}`, '3c52fc7add08772e88f5d9e2d84040ede32665b703532d0f85a1138ed1ee58c7'],
])('the signature of %s is the published one', (body, hex) => {
  expect(signWebhook(APP_SECRET, body)).toBe(`sha256=${hex}`)
})

test('accents, emoji and slashes leave escaped, in lower case', () => {
  expect(serialiseWebhook({ t: 'café 😀 a/b' }, 'escaped')).toBe(String.raw`{"t":"caf\u00e9 \ud83d\ude00 a\/b"}`)
})

test('the raw switch leaves UTF-8 as it is', () => {
  expect(serialiseWebhook({ t: 'café 😀 a/b' }, 'raw_utf8')).toBe('{"t":"café 😀 a/b"}')
})

test('the legacy switch also escapes <, % and @', () => {
  expect(serialiseWebhook({ t: '<5%@' }, 'legacy')).toBe(String.raw`{"t":"\u003C5\u0025\u0040"}`)
})

test.each(['escaped', 'raw_utf8', 'legacy'] as const)('every %s body parses back to the same value', (encoding) => {
  const value = { 'sleutel/é': 'a\\/b "q" \u2028\n\ud83d\ude00 < % @', list: [1, null, true] }
  expect(JSON.parse(serialiseWebhook(value, encoding))).toEqual(value)
})
