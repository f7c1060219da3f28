import { type NextRequest, NextResponse } from 'next/server'
import { env } from './lib/core/env.server.ts'

/**
 * Gives each page its Content-Security-Policy with a fresh nonce. Access is not decided here: every page, route and
 * query checks for itself. API, webhooks and uploads stay outside the matcher, since a proxy buffers and cuts bodies.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const policy = contentSecurityPolicy(nonce, request.headers.get('host'))
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy) // Next reads the nonce for its own scripts from here
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = {
  matcher: ['/((?!api/|_next/|socket.io/|favicon|icons/|manifest).*)'],
}

function contentSecurityPolicy(nonce: string, host: string | null): string {
  const development = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : '' // React's own debugging needs it
  const provider = env().AUTH_OIDC_ISSUER
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'", // positions of virtual rows are style attributes
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self' ${socketOrigins(host).join(' ')}`,
    "object-src 'none'",
    "base-uri 'self'",
    `form-action 'self'${provider ? ` ${new URL(provider).origin}` : ''}`, // a form's redirect to single sign-on counts too
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Where the event stream is: the public address and the host the page was asked of. Not every browser counts it as 'self'. */
function socketOrigins(host: string | null): string[] {
  const { protocol, host: publicHost } = new URL(env().APP_URL)
  const hosts = new Set([publicHost, ...(host && /^[\w.:[\]-]+$/.test(host) ? [host] : [])])
  return [...hosts].map((name) => `${protocol === 'https:' ? 'wss' : 'ws'}://${name}`)
}
