import { expect, test } from 'vitest'
import { isSignedBy } from './verify-signature.server.ts'

const secret = 'sim-app-secret-0001'

// The vectors of whatsapp-messages.md 1.2; the last three parse to the same value and sign differently.
test.each([
  ['{"object":"whatsapp_business_account","entry":[]}', '58f7e72e0b65a5cd3983f668b41cb67d3193417ac542ebc34cfe16e6a47849f3'],
  ['{"object": "whatsapp_business_account", "entry": []}', '91afba8a7513d42ac074a89bcfc6f78b42e91b409caebaafad35b36cf22717e6'],
  ['{"t":"caf\\u00e9 \\ud83d\\ude00 a\\/b"}', 'c1685e65ac681cef86729680ab0fc20e10a484b864f597d9f16b0cfafe5a24ea'],
  ['{"t":"café 😀 a/b"}', '60d0ee30ba475a7791639f55e2750c39a37502461d55ca979d429d828b4cb67f'],
  ['{"t":"caf\\u00E9 \\uD83D\\uDE00 a\\/b"}', '3c52fc7add08772e88f5d9e2d84040ede32665b703532d0f85a1138ed1ee58c7'],
])('%s is signed over its very bytes', (body, hex) => {
  expect(isSignedBy([secret], Buffer.from(body), `sha256=${hex}`)).toBe(true)
  expect(isSignedBy([secret], Buffer.from(`${body} `), `sha256=${hex}`)).toBe(false)
  expect(isSignedBy(['other'], Buffer.from(body), `sha256=${hex}`)).toBe(false)
  // While secrets are rotated either counts.
  expect(isSignedBy(['other', secret], Buffer.from(body), `sha256=${hex}`)).toBe(true)
})

test.each([
  undefined,
  '',
  'sha256=',
  `sha1=${'0'.repeat(64)}`,
  `sha256=${'0'.repeat(63)}`,
  `sha256=${'Z'.repeat(64)}`,
  `sha256=${'0'.repeat(64)}\n`,
])('a header of %j signs nothing', (header) => {
  expect(isSignedBy([secret], Buffer.from('{}'), header)).toBe(false)
})
