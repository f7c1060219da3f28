// By itself, without the schema beside it: the composer looks for it, and is loaded with the first screen.

/**
 * Stands in a draft where only a person knows what to say. A text that still has it is not sent (the composer looks).
 */
export const draftGap = '[…]'
