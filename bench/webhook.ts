// Webhooks as Meta sends them, for the benchmarks.
import { createHmac, randomUUID } from 'node:crypto'

const APP_SECRET = 'sim-app-secret-0001'

export type SignedWebhook = { body: string; signature: string }

/** One signed text message of customer number `customer`, in Meta's own serialisation. */
export function makeTextWebhook(customer: number, text: string): SignedWebhook {
  const phone = `316${String(10_000_000 + customer)}`
  const userId = `NL.8${String(customer).padStart(19, '0')}`
  const message = {
    from: phone,
    from_user_id: userId,
    id: `wamid.${Buffer.from(randomUUID()).toString('base64')}`,
    timestamp: String(Math.floor(Date.now() / 1000)),
    type: 'text',
    text: { body: text },
  }
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '31600000001', phone_number_id: '300000000000202' },
    contacts: [{ profile: { name: `Customer ${customer}` }, wa_id: phone, user_id: userId }],
    messages: [message],
  }
  const entry = { id: '200000000000101', changes: [{ field: 'messages', value }] }
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [entry] }).replaceAll('/', '\\/')
  return { body, signature: `sha256=${createHmac('sha256', APP_SECRET).update(body).digest('hex')}` }
}

/** @throws Error on anything but 200. */
export async function postWebhook(url: string, { body, signature }: SignedWebhook): Promise<void> {
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature }
  const response = await fetch(url, { method: 'POST', headers, body })
  await response.arrayBuffer()
  if (response.status !== 200) throw new Error(`the webhook got ${response.status}`)
}
