// Flags shared by the commands that make accounts and tokens.
import type { z } from 'zod'

/** The parsed input, or the end of this process with one line for each mistake. */
export function parseFlags<T>(schema: z.ZodType<T>, flags: unknown, usage: string): T {
  const parsed = schema.safeParse(flags)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) console.error(`--${issue.path.join('.')}: ${issue.message}`)
  console.error(usage)
  process.exit(1)
}
