import postgres from 'postgres'
import { expect, requiredEnv, test } from './fixtures.ts'
import { keep } from './gallery-page.ts'

test('while messages are received but not understood every screen says so, to each in their words', async ({
  openAs,
  phone,
  simulator,
}) => {
  const [agent, supervisor, admin] = [await openAs('sam'), await openAs('eva'), await openAs('ada')]
  const database = postgres(requiredEnv('E2E_DATABASE_URL'), { max: 1 })
  try {
    // Whoever works on a connection holds this lock (db/queries/deliveries.ts): held here, nobody can.
    await database.begin(async (sql) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(id::text, 1)) from connections`
      await simulator.sendText(phone.id, 'Hoort iemand mij?')
      await expect.poll(async () => (await ageWaiting()).count).toBe(1)
      await expect(agent.getByRole('alert').filter({ hasText: 'later op je scherm' })).toBeVisible({ timeout: 20_000 })
      await expect(supervisor.getByRole('alert').filter({ hasText: 'Laat het een beheerder weten' })).toBeVisible()
      await expect(admin.getByRole('alert').getByRole('link', { name: 'Naar webhooks' })).toBeVisible()
      await keep(agent, 'ingest-alarm-agent')
      await keep(admin, 'ingest-alarm-admin')
    })
    for (const page of [agent, supervisor, admin]) {
      await expect(page.getByRole('alert').filter({ hasText: /later op je scherm|niet worden verwerkt/ })).toHaveCount(0, {
        timeout: 20_000,
      })
    }
  } finally {
    await database.end()
  }
})

/** Makes what waits look as if it had waited for five minutes. */
async function ageWaiting(): Promise<{ count: number }> {
  const database = postgres(requiredEnv('E2E_DATABASE_URL'), { max: 1 })
  try {
    return await database`update deliveries set received_at = now() - interval '5 minutes' where status = 'received'`
  } finally {
    await database.end()
  }
}
