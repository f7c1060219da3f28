export type MessageChange = { kind: 'edit' | 'revoke'; text: string | null; position: string }

/** What changes make of a message; empty when there are none. */
export type ChangedMessage = { text?: string; isDeleted?: true }

/**
 * What a message is after everything the customer changed about it (whatsapp-messages.md 2.6, `edit` and `revoke`), in
 * whatever order the changes came: the words of the newest edit, and gone once it was taken back.
 */
export function mergeMessageChanges(changes: MessageChange[]): ChangedMessage {
  const edits = changes.filter((one) => one.kind === 'edit' && one.text !== null)
  const newest = edits.reduce<MessageChange | null>((best, one) => (best && best.position > one.position ? best : one), null)
  return {
    ...(newest?.text != null && { text: newest.text }),
    ...(changes.some((one) => one.kind === 'revoke') && { isDeleted: true as const }),
  }
}
