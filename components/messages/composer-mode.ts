/** What the composer writes: an answer to the customer, or a note for colleagues. */
export type ComposerMode = 'reply' | 'note'
