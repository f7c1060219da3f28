import type { NextConfig } from 'next'

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(self)' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  // Ignored by browsers on plain http, so it may always be sent.
  { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
]

const config: NextConfig = {
  serverExternalPackages: ['postgres', 'pg-boss', 'pino', 'sharp', '@node-rs/argon2', 'rate-limiter-flexible', 'prom-client'],
  poweredByHeader: false,
  agentRules: false,
  // npm test checks the types of everything; a build need not, and must not fail on a test file.
  typescript: { ignoreBuildErrors: true },
  experimental: { authInterrupts: true },
  // Browsers get words that are parsed already, and no parser for them (lib/i18n/compile-messages.ts).
  turbopack: {
    resolveAlias: {
      'use-intl/format-message': { browser: 'use-intl/format-message/format-only', default: './lib/i18n/format-any-message.ts' },
    },
  },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
}

export default config
