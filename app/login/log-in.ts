'use server'

import { CredentialsSignin } from 'next-auth'
import { signIn } from '@/auth'

export type LoginRefusal = 'bad_credentials' | 'throttled' | 'deactivated' | 'failed'

const refusals: readonly string[] = ['bad_credentials', 'throttled', 'deactivated'] satisfies LoginRefusal[]

/** Logs in with e-mail and password. A success leaves by a redirect; a refusal is returned, with the e-mail to show again. */
export async function logIn(_before: unknown, form: FormData): Promise<{ refusal: LoginRefusal; email: string }> {
  const email = String(form.get('email') ?? '')
  try {
    await signIn('credentials', {
      email,
      password: String(form.get('password') ?? ''),
      redirectTo: safeTarget(String(form.get('next') ?? '')),
    })
  } catch (error) {
    if (!(error instanceof CredentialsSignin)) throw error
    // The code is one of ours where auth.ts sets it; anything else is told plainly.
    const refusal = refusals.includes(error.code) ? (error.code as LoginRefusal) : 'failed'
    return { refusal, email }
  }
  return { refusal: 'failed', email }
}

export async function logInWithOidc(): Promise<void> {
  await signIn('oidc', { redirectTo: '/inbox' })
}

/** Only ever a path of our own: never another site, however it is written. */
function safeTarget(next: string): string {
  return /^\/(?![/\\])[\w\-/?=&%.]*$/.test(next) ? next : '/inbox'
}
