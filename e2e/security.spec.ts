import AxeBuilder from '@axe-core/playwright'
import { expect, openConversation, requiredEnv, test } from './fixtures.ts'

test('every page has a policy that runs no script but our own, and may not be framed', async ({ openAs }) => {
  const page = await openAs('sam')
  const prefetch = await page.request.get('/inbox', { headers: { 'next-router-prefetch': '1' } })
  expect(prefetch.headers()['content-security-policy']).toContain('nonce-')
  for (const path of ['/login', '/inbox', '/admin/audit', '/nothing-here']) {
    const answer = await page.goto(path)
    const headers = answer?.headers() ?? {}
    const scripts = /script-src ([^;]*)/.exec(headers['content-security-policy'] ?? '')?.[1] ?? ''
    expect(scripts, path).toMatch(/'nonce-[\w+/=]+'/)
    expect(scripts, path).not.toMatch(/unsafe-inline|unsafe-eval/)
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'")
    expect(headers['content-security-policy'], path).not.toMatch(/connect-src[^;]* wss?:[ ;]/) // our own stream, not any
    expect(headers['strict-transport-security'], path).toMatch(/max-age=\d{8}/)
    expect(headers['x-content-type-options'], path).toBe('nosniff')
  }
})

test('a session does not let another site change anything', async ({ openAs, phone, simulator }) => {
  const page = await openAs('sam')
  await simulator.sendText(phone.id, 'Hallo')
  await openConversation(page, phone.name)
  const id = page.url().split('/').at(-1)
  const patch = (origin: string | undefined) =>
    page.request.patch(`${requiredEnv('E2E_APP_URL')}/api/v1/conversations/${id}`, {
      data: { status: 'resolved' },
      headers: origin === undefined ? {} : { origin },
    })
  expect((await patch('https://evil.example')).status()).toBe(403)
  expect((await patch(undefined)).status()).toBe(403)
  await expect(page.getByRole('button', { name: 'Afronden' })).toBeVisible()
  expect((await patch(requiredEnv('E2E_APP_URL'))).status()).toBe(200)
  await expect(page.getByRole('button', { name: 'Heropenen' })).toBeVisible()
})

test('a socket without a session, or from another site, is refused', async ({ openAs }) => {
  const page = await openAs('sam')
  const connect = (url: string) =>
    page.evaluate(
      (address) =>
        new Promise<string>((resolve) => {
          const socket = new WebSocket(address)
          socket.onopen = () => socket.send('40')
          socket.onmessage = ({ data }) => {
            if (String(data).startsWith('44') || String(data).startsWith('40')) resolve(String(data).slice(0, 60))
          }
          socket.onerror = () => resolve('refused')
        }),
      url,
    )
  const address = `${requiredEnv('E2E_APP_URL').replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
  expect(await connect(address)).toMatch(/^40/)
  await page.context().clearCookies()
  expect(await connect(address)).toMatch(/unauthorized/)
  await page.goto('about:blank')
  expect(await connect(address)).toBe('refused')
})

test('a webhook that cannot be read is acknowledged, flagged for admins and may be replayed', async ({ openAs, simulator }) => {
  await simulator.injectRaw({ body: '{"object": "whatsapp_business_account", "entry": [' })
  await simulator.waitUntilDelivered()
  const page = await openAs('ada')
  await page.goto('/admin/deliveries?status=parked')
  const row = page.getByRole('row').filter({ hasText: 'JSON' }).first()
  await expect(row).toBeVisible()
  await row.getByRole('button', { name: /opnieuw/i }).click()
  await expect
    .poll(async () => {
      const answer = await page.request.get(`${requiredEnv('E2E_APP_URL')}/api/v1/deliveries?status=parked`)
      return (await answer.json()).items.at(0)?.attempts
    })
    .toBeGreaterThan(1)
})

test("the API's own page reads well and has no script", async ({ page }) => {
  await page.goto('/api/v1/docs')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await page.locator('script').count()).toBe(0)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map((one) => one.id)).toEqual([])
})
