import type { Tx } from '../client.ts'
import { privacySettings } from '../schema/privacy-settings.ts'

export type PrivacySettings = Omit<typeof privacySettings.$inferSelect, 'id'>

const allOff: PrivacySettings = {
  measuresPitch: false,
  pitchNoticeNl: null,
  pitchNoticeEn: null,
  acknowledgedById: null,
  acknowledgedAt: null,
}

export async function readPrivacySettings(tx: Tx): Promise<PrivacySettings> {
  const [row] = await tx.select().from(privacySettings)
  return row ?? allOff
}

export async function savePrivacySettings(tx: Tx, settings: PrivacySettings): Promise<void> {
  await tx
    .insert(privacySettings)
    .values({ id: 1, ...settings })
    .onConflictDoUpdate({ target: privacySettings.id, set: settings })
}
