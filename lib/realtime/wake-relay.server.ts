import type { AppendedEvents } from '../../db/queries/events.ts'

type Wake = (appended: AppendedEvents | null) => void
const holder = globalThis as typeof globalThis & { middenwegRelayWake?: Wake }

/**
 * Tells this process's relay that it committed events, so that its own screens need not wait for NOTIFY to come round;
 * with what was written it need not even ask. Call it after the commit. Harmless where no relay runs (worker, tests).
 */
export function wakeRelay(appended: AppendedEvents | null = null): void {
  holder.middenwegRelayWake?.(appended)
}

export function onRelayWake(wake: Wake | undefined): void {
  holder.middenwegRelayWake = wake
}
