import { and, asc, eq, notInArray, sql } from 'drizzle-orm'
import type { ConnectionId } from '../../lib/core/ids.ts'
import type { Tx } from '../client.ts'
import { templates } from '../schema/sending.ts'

export type TemplateRecord = typeof templates.$inferSelect

export async function listTemplates(tx: Tx, connectionId: ConnectionId): Promise<TemplateRecord[]> {
  return tx
    .select()
    .from(templates)
    .where(and(eq(templates.connectionId, connectionId), eq(templates.isGone, false)))
    .orderBy(asc(templates.name), asc(templates.language))
}

export async function findTemplate(tx: Tx, connectionId: ConnectionId, name: string, language: string): Promise<TemplateRecord | null> {
  const [row] = await tx
    .select()
    .from(templates)
    .where(
      and(
        eq(templates.connectionId, connectionId),
        eq(templates.name, name),
        eq(templates.language, language),
        eq(templates.isGone, false),
      ),
    )
  return row ?? null
}

/** Makes our copy equal to the provider's list: adds, changes, and marks as gone what is no longer there. */
export async function saveTemplates(tx: Tx, connectionId: ConnectionId, rows: (typeof templates.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) {
    await tx
      .insert(templates)
      .values(rows)
      .onConflictDoUpdate({
        target: [templates.connectionId, templates.name, templates.language],
        set: {
          providerTemplateId: sql`excluded.provider_template_id`,
          // Utility approved as marketing costs several times more: what it was is kept so that people see the change.
          previousCategory: sql`case when ${templates.category} <> excluded.category then ${templates.category} else ${templates.previousCategory} end`,
          category: sql`excluded.category`,
          status: sql`excluded.status`,
          parameterFormat: sql`excluded.parameter_format`,
          components: sql`excluded.components`,
          quality: sql`excluded.quality`,
          isGone: false,
          syncedAt: sql`excluded.synced_at`,
        },
      })
  }
  const kept = rows.map((row) => row.providerTemplateId)
  await tx
    .update(templates)
    .set({ isGone: true })
    .where(and(eq(templates.connectionId, connectionId), kept.length > 0 ? notInArray(templates.providerTemplateId, kept) : undefined))
}
