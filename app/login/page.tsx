import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { createTranslator } from 'use-intl/core'
import { Wordmark } from '@/components/app-shell/wordmark.tsx'
import { findCurrentAgent } from '@/lib/auth/current-agent.server.ts'
import { env } from '@/lib/core/env.server.ts'
import { requestWords } from '../request-words.ts'
import { logInWithOidc } from './log-in.ts'
import { LoginForm } from './login-form.tsx'

export const metadata: Metadata = { title: 'Login' }

export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  const [agent, words, query] = await Promise.all([findCurrentAgent(), requestWords(), searchParams])
  const next = typeof query.next === 'string' ? query.next : ''
  if (agent) redirect('/inbox')
  const t = createTranslator({ ...words, namespace: 'login' })
  const oidc = env().AUTH_OIDC_ISSUER === undefined ? null : env().AUTH_OIDC_NAME
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-10">
      <div className="w-full max-w-[360px]">
        <Wordmark className="mb-7 justify-center" />
        <div className="rounded-xl border border-line bg-raised px-7 pt-6 pb-7">
          <h1 className="mb-5 font-semibold text-xl tracking-tight">{t('title')}</h1>
          <LoginForm
            next={next}
            refusedBefore={query.error === 'unverified' || query.error === 'unknown' ? query.error : null}
            words={{
              email: t('email'),
              password: t('password'),
              submit: t('submit'),
              busy: t('busy'),
              refusals: {
                bad_credentials: t('badCredentials'),
                throttled: t('throttled'),
                deactivated: t('deactivated'),
                failed: t('failed'),
                unverified: t('unverified'),
                unknown: t('unknown'),
              },
            }}
          />
          {oidc && (
            <form action={logInWithOidc} className="mt-3 border-line border-t pt-3">
              <button type="submit" className="h-9 w-full rounded-md border border-line-strong font-medium text-ink text-sm hover:bg-hover">
                {t('oidc', { name: oidc })}
              </button>
            </form>
          )}
        </div>
        <p className="mt-6 text-center text-ink-3 text-xs">{t('tagline')}</p>
      </div>
    </main>
  )
}
