'use client'

import { useTranslations } from 'use-intl'

/** The name of a column that holds only buttons. */
export function HiddenLabel() {
  const t = useTranslations('ui')
  return <span className="sr-only">{t('actions')}</span>
}
