/** Longest text WhatsApp takes (whatsapp-messages.md 4.2), in UTF-16 code units as JavaScript counts. */
export const maxTextLength = 4096
/** Longest caption (4.4). */
export const maxCaptionLength = 1024
