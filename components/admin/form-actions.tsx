'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button.tsx'

type FormActionsProps = {
  isBusy: boolean
  onCancel: () => void
  /** What sending the form does, when it is not simply saving. */
  label?: string
  /** Another thing to do, on the far side. */
  children?: ReactNode
}

/** The end of every form of administration: away from it, or on with it. */
export function FormActions({ isBusy, onCancel, label, children }: FormActionsProps) {
  const t = useTranslations('admin')
  return (
    <div className="flex items-center gap-2 pt-1">
      {children}
      <span className="flex-1" />
      <Button variant="quiet" onClick={onCancel}>
        {t('cancel')}
      </Button>
      <Button variant="primary" type="submit" disabled={isBusy}>
        {label ?? t('save')}
      </Button>
    </div>
  )
}
