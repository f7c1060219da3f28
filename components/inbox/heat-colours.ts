import type { WaitingHeat } from '@/lib/conversations/waiting-heat.ts'

/** How a waiting time or a promise is drawn (ui.md, "Colour"). */
export const heatColours: Record<WaitingHeat, string> = {
  calm: 'text-ink-3',
  warm: 'font-medium text-live',
  hot: 'font-semibold text-danger',
}
