import { clients } from '../../db/client.ts'
import { log } from '../core/log.server.ts'
import { parseJson } from '../core/parse-json.ts'
import { type Presence, presenceSchema } from './events.ts'

const channel = 'middenweg_presence'

/** Tells every web process who types or looks where; passing, so outside any transaction and never stored. */
export function tellPresence(presence: Presence): void {
  clients()
    .sql.notify(channel, JSON.stringify(presence))
    .catch((error) => log.warn({ err: error }, 'presence not told'))
}

/** @returns a function that stops listening. */
export async function listenForPresence(show: (presence: Presence) => void): Promise<() => Promise<void>> {
  const listener = await clients().sql.listen(channel, (text) => {
    const presence = presenceSchema.safeParse(parseJson(text))
    if (presence.success) show(presence.data)
  })
  return listener.unlisten
}
