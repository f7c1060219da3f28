'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button.tsx'

/** Opens the form for something new, beside the title of its section. */
export function AddButton({ label, isMain = true, onAdd }: { label: string; isMain?: boolean; onAdd: () => void }) {
  return (
    <Button variant={isMain ? 'primary' : 'secondary'} onClick={onAdd}>
      <Plus aria-hidden className="size-4" />
      {label}
    </Button>
  )
}
