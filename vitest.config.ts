import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const NEVER = ['node_modules/**', '.next/**', '.data/**', 'e2e/*.spec.ts']

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    // Two processes at a time: the machines this runs on have two cores, and PostgreSQL needs its share.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['**/*.test.ts', '**/*.test.tsx'], exclude: [...NEVER, '**/*.db.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: NEVER,
          globalSetup: 'lib/testing/start-test-postgres.server.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // It imports "next/server" without an extension, which Node itself does not find; vite does.
          server: { deps: { inline: ['next-auth'] } },
        },
      },
    ],
  },
})
