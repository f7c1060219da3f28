import type { z } from 'zod'
import { clients } from '../../db/client.ts'
import { findNewestRules, findRules, insertRules, listRuleVersions as listVersions, type RuleVersion } from '../../db/queries/routing.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { routingEndpoints, ruleVersionSchema, saveRulesSchema } from '../api/endpoints/routing-endpoints.ts'
import { type Actor, agentIdOf } from '../auth/actor.ts'
import { audit } from '../auth/audit.server.ts'
import { AppError } from '../core/errors.ts'
import { makeDefaultKeywords } from './default-keywords.ts'
import { makeDefaultRules } from './default-rules.ts'
import { rulesSchema } from './rule.ts'

type Version = z.infer<typeof ruleVersionSchema>
type Validation = z.infer<(typeof routingEndpoints)['validateRules']['response']>

/** The rules that are followed, or those of one version. @throws AppError `not_found` when there is no such version. */
export async function readRuleVersion(version?: number): Promise<Version> {
  const { db } = clients()
  if (version === 0) return firstVersion()
  const row = version === undefined ? await findNewestRules(db) : await findRules(db, version)
  if (row) return describeVersion(row)
  if (version === undefined) return firstVersion()
  throw new AppError('not_found', { publicMessage: 'There is no such version of the rules.' })
}

/** Every version, newest first, and the one an installation begins with. */
export async function listRuleVersions(): Promise<{ items: Omit<Version, 'items' | 'keywords'>[] }> {
  const rows = await listVersions(clients().db)
  return { items: [...rows.map(describeVersion), firstVersion()].map(({ items: _, keywords: __, ...version }) => version) }
}

/**
 * Saves rules as the next version, which is followed from the next entry on.
 * @throws AppError `conflict` when they were changed from a version that is no longer the newest; nothing is overwritten.
 */
export async function saveRules(actor: Actor, input: z.infer<typeof saveRulesSchema>): Promise<Version> {
  return inTransaction(async (tx) => {
    const current = await findNewestRules(tx)
    const newest = current?.version ?? 0
    const row: RuleVersion = {
      version: input.version + 1,
      rules: input.items,
      keywords: input.keywords ?? current?.keywords ?? makeDefaultKeywords(),
      comment: input.comment,
      authorId: agentIdOf(actor),
      authorName: actor.name,
      createdAt: new Date(),
    }
    // The key decides between two who save at once.
    if (input.version !== newest || !(await insertRules(tx, row)))
      throw new AppError('conflict', {
        publicMessage: 'The rules were changed meanwhile. Read them again, and change those.',
        details: { version: newest },
      })
    await audit(tx, actor, 'routing_rules.saved', String(row.version), { rules: row.rules.length })
    return describeVersion(row)
  })
}

/** Whether rules could be saved, and what is in the way. */
export function validateRules(items: unknown[]): Validation {
  const result = rulesSchema.safeParse(items)
  if (result.success) return { isValid: true, problems: [] }
  const problems = result.error.issues.slice(0, 100).map((issue) => ({
    path: issue.path.map(String).join('.'),
    code: issue.code === 'custom' && typeof issue.params?.code === 'string' ? issue.params.code : issue.code,
    message: issue.message,
  }))
  return { isValid: false, problems }
}

function describeVersion({ version, rules, keywords, comment, authorName, createdAt }: RuleVersion): Version {
  return { version, items: rules, keywords, comment, author: authorName, createdAt: createdAt.toISOString() }
}

function firstVersion(): Version {
  return { version: 0, items: makeDefaultRules(), keywords: makeDefaultKeywords(), comment: '', author: null, createdAt: null }
}
