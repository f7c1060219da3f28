// `npm run build`: the production build, always anew. `buildScreens` is the same, when needed.
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildScreens } from './next-build.ts'
import { step } from './progress.ts'

rmSync(join(import.meta.dirname, '..', '.next', 'sources-sha256'), { force: true })
await step('Build the screens', () => buildScreens(join(tmpdir(), `middenweg-build-${process.pid}.log`)))
