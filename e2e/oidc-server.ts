// An OpenID Connect provider for the journeys: discovery, authorization code with PKCE and nonce, signed id token. It
// asks no password: the person to be is chosen by the tests (`PUT /person`).
import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

type Grant = { nonce: string; challenge: string; clientId: string; redirectUri: string }
export type OidcServer = { issuer: string; clientId: string; clientSecret: string; stop: () => Promise<void> }

const clientId = 'middenweg'
const clientSecret = 'oidc-secret-0001'

export async function startOidcServer(): Promise<OidcServer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const grants = new Map<string, Grant>()
  let person = { email: 'lotte@demo.test', email_verified: true }
  let issuer = ''
  const sign = (claims: object) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const content = `${part({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${part(claims)}`
    return `${content}.${createSign('RSA-SHA256').update(content).sign(privateKey).toString('base64url')}`
  }
  const redeem = (form: URLSearchParams) => {
    const grant = grants.get(form.get('code') ?? '')
    grants.delete(form.get('code') ?? '')
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!grant || proof !== grant.challenge || form.get('redirect_uri') !== grant.redirectUri) return null
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: issuer, aud: grant.clientId, sub: person.email, nonce: grant.nonce, iat: now, exp: now + 300, ...person }
    return { access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: sign(claims) }
  }
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', issuer)
    const json = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (url.pathname === '/.well-known/openid-configuration') return json(200, discovery(issuer))
    if (url.pathname === '/keys')
      return json(200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] })
    if (url.pathname === '/person' && request.method === 'PUT') {
      person = JSON.parse(await text(request))
      return json(200, person)
    }
    if (url.pathname === '/userinfo') return json(200, { sub: person.email, ...person })
    if (url.pathname === '/authorize') {
      const asked = (name: string) => url.searchParams.get(name) ?? ''
      const code = randomUUID()
      grants.set(code, {
        nonce: asked('nonce'),
        challenge: asked('code_challenge'),
        clientId: asked('client_id'),
        redirectUri: asked('redirect_uri'),
      })
      return response
        .writeHead(302, { location: `${asked('redirect_uri')}?code=${code}&state=${encodeURIComponent(asked('state'))}` })
        .end()
    }
    if (url.pathname === '/token') {
      const isClient = request.headers.authorization === `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
      const tokens = isClient ? redeem(new URLSearchParams(await text(request))) : null
      return tokens ? json(200, tokens) : json(400, { error: 'invalid_grant' })
    }
    return json(404, {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the provider must listen on a port')
  issuer = `http://127.0.0.1:${address.port}`
  return {
    issuer,
    clientId,
    clientSecret,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function discovery(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
    code_challenge_methods_supported: ['S256'],
  }
}
