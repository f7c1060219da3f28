// The product's processes on this machine, as demo, development, end-to-end tests and benchmarks run
// them: the same files as in production, with the simulator in Meta's place and, for the demo, a speech endpoint.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { speechKey } from '../e2e/speech-server/start-speech-server.ts'
import { findProgram } from '../lib/core/find-program.server.ts'
import type { Part, Supervisor } from './supervisor.ts'

export type LocalInstanceOptions = {
  dataDir: string
  databaseUrl: string
  port: number
  simulatorPort: number
  /** Of the speech endpoint, on this machine only; left out, none is started and the environment says which is used. */
  speechPort?: number
  /** Address both servers listen on. */
  host: string
  secrets: { AUTH_SECRET: string; ENCRYPTION_KEY: string }
  mode: 'production' | 'development'
}

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Web first, so that nothing new comes in while the rest finishes. */
export const STOP_ORDER = ['web', 'worker', 'simulator', 'speech']

/** Variables that make a process part of this instance; also needed by the seed, which seals tokens. */
export function localEnvironment(options: LocalInstanceOptions): Record<string, string> {
  const simulatorUrl = `http://127.0.0.1:${options.simulatorPort}`
  return {
    NODE_ENV: options.mode,
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: options.databaseUrl,
    APP_URL: `http://localhost:${options.port}`,
    HOST: options.host,
    PORT: String(options.port),
    GRAPH_BASE_URL: simulatorUrl,
    MEDIA_HOSTS: new URL(simulatorUrl).host,
    BOT_PRIVATE_HOSTS: new URL(simulatorUrl).host, // the demo's order desk
    MEDIA_STORE: `file:${join(options.dataDir, 'media')}`,
    ...(options.speechPort !== undefined && speechEnvironment(options.speechPort)),
    ...options.secrets,
  }
}

/** Without a voice program the endpoint has no voice either, and the product says that none is set up. */
function speechEnvironment(port: number): Record<string, string> {
  const url = `http://127.0.0.1:${port}/v1`
  const listens = { STT_BASE_URL: url, STT_API_KEY: speechKey, STT_MODEL: 'demo', STT_MODEL_DIR: '' }
  if (findProgram('espeak-ng') === undefined) return listens
  return {
    ...listens,
    TTS_BASE_URL: url,
    TTS_API_KEY: speechKey,
    TTS_MODEL: 'espeak-ng',
    TTS_VOICE: 'nl:nl, en:en-gb, fr:fr-fr, de:de, *:en-gb',
  }
}

/**
 * Starts simulator, web, worker and, if it has a port, the speech endpoint, and waits until all answer. Stop with `supervisor.stop(STOP_ORDER)`.
 * @throws Error naming the part that did not become ready, with its last lines.
 */
export async function startLocalInstance(supervisor: Supervisor, options: LocalInstanceOptions): Promise<void> {
  await Promise.all(describeParts(options).map((part) => supervisor.start(part)))
}

function describeParts(options: LocalInstanceOptions): Part[] {
  const env = localEnvironment(options)
  const web = `http://127.0.0.1:${options.port}`
  const simulator = `http://127.0.0.1:${options.simulatorPort}`
  const simulatorArguments = ['--port', String(options.simulatorPort), '--host', options.host, '--data', join(options.dataDir, 'simulator')]
  simulatorArguments.push('--webhook', `${web}/api/webhooks/meta/${process.env.DEMO_CONNECTION_KEY ?? 'demo-whatsapp'}`)
  return [
    ...(options.speechPort === undefined ? [] : [describeSpeech(options.speechPort, options.mode)]),
    {
      name: 'simulator',
      command: [join(ROOT, 'e2e/simulator/main.ts'), ...simulatorArguments],
      env: { NODE_ENV: options.mode },
      heapMb: 512,
      readyUrl: `${simulator}/sim/api/health`,
    },
    {
      name: 'web',
      command: [join(ROOT, 'server.ts')],
      env,
      heapMb: options.mode === 'development' ? 3072 : 1024,
      readyUrl: `${web}/api/health/ready`,
    },
    { name: 'worker', command: [join(ROOT, 'worker.ts')], env, heapMb: 512 },
  ]
}

function describeSpeech(port: number, mode: LocalInstanceOptions['mode']): Part {
  return {
    name: 'speech',
    command: [join(ROOT, 'e2e/speech-server/main.ts'), '--port', String(port), '--notes', join(ROOT, 'scripts/demo-voice')],
    env: { NODE_ENV: mode },
    heapMb: 128,
    readyUrl: `http://127.0.0.1:${port}/health`,
  }
}
