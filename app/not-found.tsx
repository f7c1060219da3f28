import Link from 'next/link'
import { createTranslator } from 'use-intl/core'
import { ErrorPage } from '@/components/app-shell/error-page.tsx'
import { buttonClass } from '@/components/ui/button.tsx'
import { requestWords } from './request-words.ts'

export default async function NotFound() {
  const t = createTranslator({ ...(await requestWords()), namespace: 'errors' })
  return (
    <ErrorPage title={t('notFoundTitle')} text={t('notFoundText')}>
      <Link href="/inbox" prefetch={false} className={buttonClass('primary')}>
        {t('toInbox')}
      </Link>
    </ErrorPage>
  )
}
