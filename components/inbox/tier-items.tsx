'use client'

import { DropdownMenuRadioItem } from '@/components/ui/dropdown-menu.tsx'
import type { Tier } from '@/lib/core/vocabulary.ts'
import { TierMark } from './tier-mark.tsx'

const tiers: Tier[] = ['text_bot', 'async_voice', 'live_call']

/** The tier a menu's value names, if it names one. */
export function tierOf(value: string): Tier | undefined {
  return tiers.find((tier) => tier === value)
}

/** The three tiers as choices of a menu. */
export function TierItems() {
  return tiers.map((tier) => (
    <DropdownMenuRadioItem key={tier} value={tier}>
      <TierMark tier={tier} look="badge" />
    </DropdownMenuRadioItem>
  ))
}
