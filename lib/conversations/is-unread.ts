/** Whether the reader has something new in this row. */
export function isUnread(row: { lastInboundPosition: string | null; readPosition: string | null }): boolean {
  return row.lastInboundPosition !== null && row.lastInboundPosition > (row.readPosition ?? '')
}
