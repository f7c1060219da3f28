import { z } from 'zod'

// The only place that reads process.env for the product (asserted by lib/testing/architecture.test.ts).
// Meaning and default of every name: .env.example.

const key32 = z.string().refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64')

const plainEnvSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  APP_URL: z.url({ protocol: /^https?$/ }),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** Whose `X-Forwarded-For` is believed: addresses, or ranges in CIDR. */
  TRUSTED_PROXIES: z
    .string()
    .default('127.0.0.1,::1')
    .transform((text, context) => {
      const ranges = text.split(',').map((range) => range.trim())
      for (const range of ranges) {
        const isRange = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]).safeParse(range).success
        if (!isRange) context.addIssue(`"${range}" is neither an address nor a range in CIDR`)
      }
      return ranges
    }),
  AUTH_SECRET: z.string().min(32, 'must be at least 32 characters'),
  /** One or more keys, newest first, separated by commas: the first seals, all open. */
  ENCRYPTION_KEY: z.string().transform((text, context) => {
    const keys = text.split(',').map((key) => key.trim())
    for (const key of keys) {
      const checked = key32.safeParse(key)
      if (!checked.success) context.addIssue('each key must be 32 bytes in base64 (openssl rand -base64 32)')
    }
    return keys
  }),
  GRAPH_BASE_URL: z.url().default('https://graph.facebook.com'),
  GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, 'must look like v25.0')
    .default('v25.0'),
  /** How long a Graph request may last before its outcome counts as unknown. */
  GRAPH_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(20_000),
  /** Hosts media may be downloaded from, beside that of GRAPH_BASE_URL. */
  MEDIA_HOSTS: z
    .string()
    .default('lookaside.fbsbx.com')
    .transform((text) =>
      text
        .split(',')
        .map((host) => host.trim())
        .filter(Boolean),
    ),
  MEDIA_STORE: z
    .string()
    .regex(/^(file:.+|s3:\/\/.+)$/, 'must be file:<folder> or s3://<bucket>[/prefix]')
    .default('file:.data/media'),
  S3_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().default('eu-west-1'),
  STT_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  STT_API_KEY: z.string().optional(),
  STT_MODEL: z.string().default('whisper-1'),
  /** `auto`: with times where the endpoint knows how, else without. */
  STT_RESPONSE_FORMAT: z.enum(['auto', 'verbose_json', 'json']).default('auto'),
  /** `wav16k` for servers that cannot read Opus. */
  STT_SEND_AS: z.enum(['original', 'wav16k']).default('original'),
  /** The language of every recording (ISO 639-1); left out, the engine finds out for each. */
  STT_LANGUAGE: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'must be a code such as nl')
    .optional(),
  STT_TIMEOUT_MS: z.coerce.number().int().min(1_000).max(600_000).default(120_000),
  /** Longer recordings, or larger files, are split at pauses. */
  STT_MAX_SECONDS: z.coerce.number().int().min(30).max(7_200).default(1_380),
  STT_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1_000_000)
    .default(25 * 1024 * 1024),
  /** Folder of an embedded model; set, nothing leaves this machine and STT_BASE_URL must not be set beside it. */
  STT_MODEL_DIR: z.string().optional(),
  STT_THREADS: z.coerce.number().int().min(1).max(32).default(1),
  STT_MAX_MEMORY_MB: z.coerce.number().int().min(256).default(4_096),
  /** Only then are the files below fetched into STT_MODEL_DIR, once, when it has no model yet. */
  STT_ALLOW_DOWNLOAD: z.stringbool().default(false),
  STT_DOWNLOAD_URL: z.url({ protocol: /^https?$/ }).default('https://huggingface.co/csukuangfj/sherpa-onnx-whisper-small/resolve/main'),
  STT_DOWNLOAD_FILES: z
    .string()
    .default('small-encoder.int8.onnx,small-decoder.int8.onnx,small-tokens.txt')
    .transform((text, context) => {
      const names = text.split(',').map((name) => name.trim())
      const isPlain = (name: string) => /^[\w-][\w.-]*$/.test(name)
      for (const name of names) if (!isPlain(name)) context.addIssue(`"${name}" is not the name of a file`)
      return names
    }),
  TTS_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  TTS_API_KEY: z.string().optional(),
  TTS_MODEL: z.string().default('tts-1'),
  /** One voice, or one for each language (lib/text-to-speech/choose-voice.ts). */
  TTS_VOICE: z.string().min(1).default('alloy'),
  TTS_TIMEOUT_MS: z.coerce.number().int().min(1_000).max(300_000).default(60_000),
  LLM_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  LLM_API_KEY: z.string().optional(),
  LLM_MODEL: z.string().default('gpt-4o-mini'),
  LLM_TIMEOUT_MS: z.coerce.number().int().min(500).max(120_000).default(20_000),
  /** Hosts on private addresses that bot tasks may ask, as `host` or `host:port`. */
  BOT_PRIVATE_HOSTS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((host) => host.trim().toLowerCase())
        .filter(Boolean),
    ),
  AUTH_OIDC_ISSUER: z.url().optional(),
  AUTH_OIDC_CLIENT_ID: z.string().optional(),
  AUTH_OIDC_CLIENT_SECRET: z.string().optional(),
  AUTH_OIDC_NAME: z.string().default('Single sign-on'),
  METRICS_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})
const envSchema = plainEnvSchema.superRefine(({ STT_MODEL_DIR, STT_BASE_URL }, context) => {
  if (STT_MODEL_DIR && STT_BASE_URL)
    context.addIssue({
      code: 'custom',
      path: ['STT_BASE_URL'],
      message: 'set beside STT_MODEL_DIR, which keeps recordings on this machine. Remove one of the two',
    })
})
export type Env = z.infer<typeof envSchema>

/** What is missing or malformed, one line each, or the parsed environment. Empty values count as missing. */
export function parseEnv(source: Record<string, string | undefined>): { ok: true; env: Env } | { ok: false; problems: string[] } {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = envSchema.safeParse(filled)
  if (parsed.success) return { ok: true, env: parsed.data }
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) =>
      filled[String(issue.path[0])] === undefined
        ? `${issue.path.join('.')} is missing`
        : `${issue.path.join('.')} is malformed: ${issue.message}`,
    ),
  }
}

/** Every variable the product reads. */
export function envNames(): string[] {
  return Object.keys(plainEnvSchema.shape)
}

/** The log level alone, which must be known before (and even if) the rest of the environment is complete. */
export function logLevel(): Env['LOG_LEVEL'] {
  return plainEnvSchema.shape.LOG_LEVEL.catch('info').parse(process.env.LOG_LEVEL || undefined)
}

/** Folders in which the machine keeps its programs, as the system writes them. */
export function searchPath(): string {
  return process.env.PATH ?? ''
}

const ofPrograms = ['PATH', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TMPDIR', 'TMP', 'TEMP', 'SystemRoot'] as const

/** What another program on this machine is told of our environment: what it needs to run, and no secret. */
export function programEnv(): NodeJS.ProcessEnv {
  const told = ofPrograms.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return { NODE_ENV: 'production', ...Object.fromEntries(told) }
}

let cached: Env | undefined

/** The parsed environment of this process. @throws Error naming every missing or malformed variable. */
export function env(): Env {
  if (cached) return cached
  const result = parseEnv(process.env)
  if (!result.ok) throw new Error(`The environment is not complete:\n  ${result.problems.join('\n  ')}`)
  cached = result.env
  return cached
}

/** A test's own environment; undefined returns to the process's. */
export function overrideEnv(value: Env | undefined): void {
  cached = value
}
