/**
 * Whether an address is of no network that everybody shares: this machine, a private network, link-local (where cloud
 * machines keep their keys), carrier-grade, multicast, reserved. What cannot be read counts as private.
 */
export function isPrivateAddress(address: string): boolean {
  const plain = address
    .replace(/^\[|\]$/g, '')
    .replace(/%.*$/, '')
    .toLowerCase()
  const mapped = /^::(?:ffff:(?:0:)?)?(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1] ?? mappedInHex(plain)
  if (mapped) return isPrivateV4(mapped)
  return plain.includes(':') ? isPrivateV6(plain) : isPrivateV4(plain)
}

/** `::ffff:7f00:1`, as URLs write an IPv4 address within IPv6. */
function mappedInHex(address: string): string | null {
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address) ?? []
  if (!high || !low) return null
  const [first, second] = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
  return [first >> 8, first & 255, second >> 8, second & 255].join('.')
}

function isPrivateV4(address: string): boolean {
  const parts = address.split('.').map(Number)
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255)) return true
  const [a = 0, b = 0, c = 0] = parts
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && (b === 168 || (b === 0 && c <= 2) || (b === 88 && c === 99))) ||
    (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) ||
    (a === 203 && b === 0 && c === 113)
  )
}

/** Only 2000::/3 is handed out; of that, tunnels and documentation lead elsewhere than they say. */
function isPrivateV6(address: string): boolean {
  return !/^[23][0-9a-f]{3}:/.test(address) || /^(2001:0?:|2001:0{0,3}:|2001:db8:|2001:0db8:|2002:)/.test(address)
}
