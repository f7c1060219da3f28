import { expect, test } from 'vitest'
import { findClientAddress } from './client-address.server.ts'

const local = ['127.0.0.1', '::1']

test.each([
  ['a stranger says what they like', '198.51.100.9', '1.2.3.4', local, '198.51.100.9'],
  ['a private address is no proxy unless named', '10.0.0.9', '1.2.3.4', local, '10.0.0.9'],
  ['our proxy tells who called it', '127.0.0.1', '1.2.3.4', local, '1.2.3.4'],
  ['only the last hop is its own word', '::1', '6.6.6.6, 1.2.3.4', local, '1.2.3.4'],
  ['a mapped address is the same address', '::ffff:127.0.0.1', '::ffff:1.2.3.4', local, '1.2.3.4'],
  ['a chain of named proxies is followed', '127.0.0.1', '6.6.6.6, 1.2.3.4, 10.1.2.3', [...local, '10.0.0.0/8'], '1.2.3.4'],
  ['a range of IPv6', 'fd00::5', '2001:db8::1', ['fd00::/8'], '2001:db8::1'],
  ['nonsense is no address', '127.0.0.1', 'unknown', local, '127.0.0.1'],
  ['no header', '127.0.0.1', undefined, local, '127.0.0.1'],
  ['no socket any more', undefined, '1.2.3.4', local, 'unknown'],
])('%s', (_, direct, forwarded, trusted, client) => {
  expect(findClientAddress(direct, forwarded, trusted)).toBe(client)
})
