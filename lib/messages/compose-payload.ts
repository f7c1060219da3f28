import { z } from 'zod'
import type { EntryBody } from '../timeline/entry-body.ts'

export type PayloadParts = {
  recipient: { to: string } | { recipient: string }
  body: EntryBody
  text: string | null
  /** The attempt's id: comes back in statuses (whatsapp-messages.md 4.1, `biz_opaque_callback_data`). */
  callbackData: string
  replyToProviderId: string | null
  file: { type: 'image' | 'video' | 'audio' | 'document' | 'sticker'; providerMediaId: string; filename: string | null } | null
}

const templateSend = z.object({ name: z.string(), language: z.object({ code: z.string() }), components: z.array(z.unknown()) })

/** The body of `POST /{phone-number-id}/messages` (whatsapp-messages.md 4). @throws Error for an entry that is never sent. */
export function composePayload(parts: PayloadParts): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...parts.recipient,
    biz_opaque_callback_data: parts.callbackData,
    // A quote on a template shows no bubble (4.1), so it is left out there.
    ...(parts.replyToProviderId && !isTemplate(parts.body) && { context: { message_id: parts.replyToProviderId } }),
    ...contentOf(parts),
  }
}

function contentOf({ body, text, file }: PayloadParts): Record<string, unknown> {
  if (body.kind === 'voice_note' && file) return { type: 'audio', audio: { id: file.providerMediaId, voice: true } }
  if (body.kind !== 'message') throw new Error(`an entry of kind ${body.kind} is not sent`)
  if (body.content.type === 'text') return { type: 'text', text: { body: text ?? '', preview_url: /https?:\/\//.test(text ?? '') } }
  if (body.content.type === 'buttons') return buttonsOf(text ?? '', body.content.buttons)
  if (body.content.type === 'template') {
    const { name, language, components } = templateSend.parse(body.send)
    return { type: 'template', template: { name, language, components: file ? [headerOf(file), ...components] : components } }
  }
  if (body.content.type === 'media' && file) {
    const named = file.type === 'document' && file.filename ? { filename: file.filename } : {}
    const captioned = text && file.type !== 'audio' && file.type !== 'sticker' ? { caption: text } : {}
    return { type: file.type, [file.type]: { id: file.providerMediaId, ...captioned, ...named } }
  }
  throw new Error(`content of type ${body.content.type} is not sent`)
}

/** Up to three, each with at most 20 characters (whatsapp-messages.md 4.6). */
function buttonsOf(text: string, buttons: { id: string; title: string }[]) {
  const action = { buttons: buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })) }
  return { type: 'interactive', interactive: { type: 'button', body: { text }, action } }
}

function headerOf(file: NonNullable<PayloadParts['file']>) {
  const named = file.type === 'document' && file.filename ? { filename: file.filename } : {}
  return { type: 'header', parameters: [{ type: file.type, [file.type]: { id: file.providerMediaId, ...named } }] }
}

function isTemplate(body: EntryBody): boolean {
  return body.kind === 'message' && body.content.type === 'template'
}
