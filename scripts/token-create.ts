// `npm run token:create -- --name N --role admin [--expires 2027-01-01T00:00:00Z]`: prints the token, once, alone.
import { parseArgs } from 'node:util'
import { createTokenSchema } from '../lib/auth/people-input.ts'
import { createApiToken } from '../lib/auth/tokens.server.ts'
import { parseFlags } from './parse-flags.ts'
import { withClients } from './with-clients.ts'

const USAGE = 'Usage: npm run --silent token:create -- --name N --role agent|supervisor|admin'
const { values } = parseArgs({
  options: {
    name: { type: 'string' },
    role: { type: 'string' },
    expires: { type: 'string' },
    data: { type: 'string', default: '.data' },
  },
})
const flags = { name: values.name, role: values.role, ...(values.expires && { expiresAt: values.expires }) }
const input = parseFlags(createTokenSchema, flags, USAGE)
await withClients(values.data, async () => {
  const { token } = await createApiToken('operator', input)
  console.log(token)
})
