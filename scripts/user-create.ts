// `npm run user:create -- --email E --name N --role admin [--locale nl|en]`; the password comes from the terminal
// or from standard input.
import { parseArgs } from 'node:util'
import { createAgent } from '../lib/auth/agents.server.ts'
import { createAgentSchema } from '../lib/auth/people-input.ts'
import { askPassword } from './ask-password.ts'
import { parseFlags } from './parse-flags.ts'
import { withClients } from './with-clients.ts'

const USAGE = 'Usage: npm run user:create -- --email E --name N --role agent|supervisor|admin'
const { values } = parseArgs({
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    locale: { type: 'string' },
    data: { type: 'string', default: '.data' },
  },
})
const { data, ...flags } = values
parseFlags(createAgentSchema, flags, USAGE) // Before anybody types a password for nothing.
const account = parseFlags(createAgentSchema, { ...flags, password: await askPassword(`Password for ${flags.email}`) }, USAGE)
await withClients(data, async () => {
  const agent = await createAgent('operator', account)
  console.log(`${agent.email} can log in as ${agent.role}.`)
})
