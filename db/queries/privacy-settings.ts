import type { Tx } from '../client.ts'
import { privacySettings } from '../schema/privacy-settings.ts'

export type PrivacySettings = Omit<typeof privacySettings.$inferSelect, 'id'>

const allOff: PrivacySettings = {
  measuresPitch: false,
  pitchNotice: {},
  acknowledgedById: null,
  acknowledgedAt: null,
}

export async function readPrivacySettings(tx: Tx, lock?: 'for update'): Promise<PrivacySettings> {
  const query = tx.select().from(privacySettings)
  const [row] = lock ? await query.for('update') : await query
  return row ?? allOff
}

export async function savePrivacySettings(tx: Tx, settings: PrivacySettings): Promise<void> {
  await tx
    .insert(privacySettings)
    .values({ id: 1, ...settings })
    .onConflictDoUpdate({ target: privacySettings.id, set: settings })
}
