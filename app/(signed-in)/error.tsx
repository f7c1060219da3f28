'use client'

import { useTranslations } from 'use-intl'
import { ErrorPage } from '@/components/app-shell/error-page.tsx'
import { Button } from '@/components/ui/button.tsx'

export default function SignedInError({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations('errors')
  return (
    <ErrorPage title={t('crashTitle')} text={t('crashText')}>
      <Button variant="primary" onClick={reset}>
        {t('retry')}
      </Button>
    </ErrorPage>
  )
}
