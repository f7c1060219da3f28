// The bot over the wire: the simulator's phones, the provider's limits, and what happens when a message does not get through.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { updateConnection } from '../../db/queries/connections.ts'
import { changeConversation } from '../conversations/change-conversation.server.ts'
import { getConversation } from '../conversations/list-conversations.server.ts'
import type { ConversationId } from '../core/ids.ts'
import { openSending, type Sending, waitFor } from '../testing/open-sending.server.ts'

let sending: Sending
beforeAll(async () => {
  sending = await openSending()
  await updateConnection(sending.pools.db, sending.connection.id, { isBotOn: true })
}, 60_000)
afterEach(() => sending.simulator.client.setFaults({ failSends: null }))
afterAll(() => sending.close())

const buttonsContent = z.object({
  body: z.object({ text: z.string() }),
  action: z.object({ buttons: z.array(z.object({ reply: z.object({ id: z.string(), title: z.string() }) })) }),
})

async function buttonsOn(userId: string) {
  const { messages } = await sending.simulator.client.conversation(userId)
  return messages.flatMap((message) => {
    const parsed = message.isMine ? undefined : buttonsContent.safeParse(message.content).data
    return parsed ? [{ id: message.id, text: parsed.body.text, buttons: parsed.action.buttons.map(({ reply }) => reply) }] : []
  })
}
const tierOf = async (id: ConversationId) => (await getConversation(sending.sam, id)).tier
const sentBy = async (id: ConversationId) =>
  sending.pools
    .sql`select status, error from entries where conversation_id = ${id} and author_kind = 'bot' and kind = 'message' order by position`

describe('a phone that asks', () => {
  test('gets the answer with its buttons, taps one, and the conversation is closed without anybody', async () => {
    const { conversationId } = await sending.openWith('noor', 'hoe laat zijn jullie open?')
    const [answer] = await waitFor('the answer', async () => {
      const all = await buttonsOn('noor')
      return all.length > 0 ? all : null
    })
    expect(answer?.text).toContain('automatische assistent')
    expect(answer?.buttons.map(({ title }) => title)).toEqual(['Ja, opgelost', 'Klopt niet', 'Medewerker'])
    const yes = answer?.buttons[0]
    await sending.simulator.client.send('noor', {
      type: 'button_reply',
      messageId: answer?.id ?? '',
      id: yes?.id ?? '',
      title: yes?.title ?? '',
    })
    await waitFor('the end', async () => ((await getConversation(sending.sam, conversationId)).status === 'resolved' ? true : null))
    await waitFor('both messages to be out', async () => {
      const rows = await sentBy(conversationId)
      return rows.length === 2 && rows.every((row) => row.status !== 'queued' && row.status !== 'sending') ? true : null
    })
  })

  test('waits for a person when the answer does not get through', async () => {
    await sending.simulator.client.setFaults({ failSends: { count: 1, code: 131026 } })
    const { conversationId } = await sending.openWith('amira', 'hoe laat zijn jullie open?')
    await waitFor('a person', async () => ((await tierOf(conversationId)) === 'async_voice' ? true : null))
    const row = await getConversation(sending.sam, conversationId)
    expect(row.waitingSince).not.toBeNull()
    expect(await sentBy(conversationId)).toMatchObject([{ status: 'failed' }])
  })
})

test('a takeover keeps back what the bot has said and nobody has sent yet', async () => {
  await sending.simulator.client.setFaults({ failSends: { count: 1, code: 131016 } }) // "try again later"
  const { conversationId } = await sending.openWith('bo', 'hoe laat zijn jullie open?')
  await waitFor('a pause', async () => {
    const [row] = await sentBy(conversationId)
    return row?.status === 'queued' && row.error ? true : null
  })
  await changeConversation(sending.sam, conversationId, { assigneeId: sending.sam.id })
  await waitFor('the end of it', async () => ((await sentBy(conversationId))[0]?.status === 'failed' ? true : null))
  expect((await sentBy(conversationId))[0]?.error).toMatchObject({ reason: 'taken_over' })
  expect(await buttonsOn('bo')).toEqual([])
  expect(await getConversation(sending.sam, conversationId)).toMatchObject({ waitingSince: expect.any(String) })
})
