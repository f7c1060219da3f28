const holder = globalThis as typeof globalThis & { middenwegRelayWake?: () => void }

/**
 * Tells this process's relay that it committed events, so that its own screens need not wait for NOTIFY to come round.
 * Harmless where no relay runs (worker, tests).
 */
export function wakeRelay(): void {
  holder.middenwegRelayWake?.()
}

export function onRelayWake(wake: (() => void) | undefined): void {
  holder.middenwegRelayWake = wake
}
