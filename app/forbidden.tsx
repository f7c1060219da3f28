import Link from 'next/link'
import { createTranslator } from 'use-intl/core'
import { ErrorPage } from '@/components/app-shell/error-page.tsx'
import { buttonClass } from '@/components/ui/button.tsx'
import { requestWords } from './request-words.ts'

export default async function Forbidden() {
  const t = createTranslator({ ...(await requestWords()), namespace: 'errors' })
  return (
    <ErrorPage title={t('forbiddenTitle')} text={t('forbiddenText')}>
      <Link href="/inbox" prefetch={false} className={buttonClass('primary')}>
        {t('toInbox')}
      </Link>
    </ErrorPage>
  )
}
