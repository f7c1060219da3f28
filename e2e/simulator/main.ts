/** `node e2e/simulator/main.ts --port 4010 [--host H] [--data DIR] [--webhook URL] [--public-url URL]` */
import { parseArgs } from 'node:util'
import { DEFAULT_HOST, DEFAULT_PORT } from './defaults.ts'
import { startSimulator } from './start-simulator.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: String(DEFAULT_PORT) },
    host: { type: 'string', default: DEFAULT_HOST },
    data: { type: 'string' },
    webhook: { type: 'string' },
    'public-url': { type: 'string' },
  },
})

const port = Number(values.port)
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`--port ${values.port} is not a port number`)
  process.exit(2)
}

const simulator = await startSimulator({
  port,
  host: values.host,
  dataFolder: values.data,
  webhookUrl: values.webhook,
  publicUrl: values['public-url'],
}).catch((error: unknown) => {
  console.error(`The simulator could not start: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
})
console.log(`Simulator ready: ${simulator.url}`)

let isStopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isStopping) return
    isStopping = true
    void simulator.stop().then(() => process.exit(0))
  })
}
