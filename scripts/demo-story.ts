// The first morning of the demo: a few customers have written, through real webhooks, so that inbox and phones are not
// empty. Told once; what people do afterwards stays.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createSimulatorClient } from '../e2e/simulator/client.ts'

const minute = 60_000
const hour = 60 * minute
/** Spoken by a machine; the demo's speech endpoint knows their words by heart. */
const voiceFolder = fileURLToPath(new URL('demo-voice', import.meta.url))

/** Lets the simulator's phones write, each some time ago. Does nothing when anybody has written before. */
export async function tellDemoStory(simulatorUrl: string): Promise<void> {
  const simulator = createSimulatorClient(simulatorUrl)
  const users = await simulator.listUsers()
  const chats = await Promise.all(users.map((user) => simulator.conversation(user.id)))
  if (chats.some((chat) => chat.messages.length > 0)) return
  const now = Date.now()
  const text = (userId: string, agoMs: number, words: string) => simulator.send(userId, { type: 'text', text: words, atMs: now - agoMs })
  const speak = async (userId: string, agoMs: number, file: string) => {
    const { id } = await simulator.upload(userId, await readFile(join(voiceFolder, file)), { mimeType: 'audio/ogg; codecs=opus' })
    return simulator.send(userId, { type: 'audio', mediaId: id, voice: true, atMs: now - agoMs })
  }
  await text('jonas', 27 * hour, 'Guten Tag, liefern Sie auch nach Aachen?')
  await text('fatima', 21 * hour, 'Bonjour, quels sont vos horaires samedi ?')
  await text(
    'amira',
    3 * hour,
    'Hoi! Mijn rozen laten hun blad vallen sinds de vorst. Kan ik ze nu nog snoeien, of moet ik wachten tot maart?',
  )
  await text('jan', 95_000, 'Bestelling A100 is gisteren bezorgd, maar een van de twee potten is kapot.')
  await text('jan', 80_000, 'Ik heb maandag een verjaardag, dus het heeft een beetje haast.')
  await simulator.send('jan', {
    type: 'location',
    latitude: 52.0907,
    longitude: 5.1214,
    name: 'Bezorgadres',
    address: 'Domplein, Utrecht',
    atMs: now - 60_000,
  })
  await text('bo', 12 * minute, "J'ai une question sur ma facture du mois dernier.")
  await speak('bo', 11 * minute, 'bo-invoice.ogg')
  await speak('jonas', 40 * minute, 'jonas-order-late.ogg')
  await speak('noor', 5 * minute, 'noor-damaged-delivery.ogg')
  await simulator.waitUntilDelivered()
}
