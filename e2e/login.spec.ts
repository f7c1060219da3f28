import { expect, people, requiredEnv, test } from './fixtures.ts'

test('a wrong password is refused in words, and after five tries even the right one has to wait', async ({ page }) => {
  await page.goto('/login')
  const tryLogin = async (password: string) => {
    await page.getByLabel('E-mailadres').fill('nobody@demo.test')
    await page.getByLabel('Wachtwoord').fill(password)
    // The answer to this try, not the words of the one before.
    const answer = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/login'))
    await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
    await answer
  }
  for (let n = 0; n < 5; n++) {
    await tryLogin(`fout-${n}`)
    await expect(page.getByRole('alert').filter({ hasText: 'horen niet bij elkaar' })).toBeVisible()
  }
  await tryLogin('middenweg-demo')
  await expect(page.getByRole('alert').filter({ hasText: 'Te vaak geprobeerd' })).toBeVisible()
})

test('an inbox address leads to the login page and nowhere else for a stranger', async ({ page, request }) => {
  await page.goto('/inbox')
  await expect(page).toHaveURL(/\/login/)
  expect((await request.get('/api/v1/conversations')).status()).toBe(401)
})

test('a page for supervisors is refused to an agent, and so is its data', async ({ openAs }) => {
  const agent = await openAs('sam')
  const answer = await agent.goto('/admin/audit')
  expect(answer?.status()).toBe(403)
  await expect(agent.getByRole('heading', { name: 'Dit is niet voor jouw rol' })).toBeVisible()
  expect((await agent.request.get('/api/v1/audit')).status()).toBe(403)

  const supervisor = await openAs('eva')
  expect((await supervisor.goto('/admin/audit'))?.status()).toBe(200)
  expect((await supervisor.request.get('/api/v1/audit')).status()).toBe(200)
  expect((await supervisor.request.get('/api/v1/users')).status()).toBe(403)
  expect(Object.keys(people)).toContain('eva')
})

test('single sign-on lets in whom an admin made an account for, and nobody else', async ({ page, request }) => {
  const be = (person: object) => request.put(`${requiredEnv('AUTH_OIDC_ISSUER')}/person`, { data: person })
  const tryIt = async () => {
    await page.goto('/login')
    await page.getByRole('button', { name: 'Inloggen met Bedrijfsaccount' }).click()
  }
  await be({ email: 'stranger@demo.test', email_verified: true })
  await tryIt()
  await expect(page.getByRole('alert').filter({ hasText: 'geen account met dit e-mailadres' })).toBeVisible()
  await be({ email: 'lotte@demo.test', email_verified: false })
  await tryIt()
  await expect(page.getByRole('alert').filter({ hasText: 'niet bevestigd' })).toBeVisible()
  await be({ email: 'lotte@demo.test', email_verified: true })
  await tryIt()
  await page.waitForURL('**/inbox**')
  await expect(page.getByRole('button', { name: 'Account van Lotte Jansen' })).toBeVisible()
})
