// How prices and dates are written by people, in the rates file and in the form alike.

/** Micros of "0.0500" or "0,05"; null for what is no price between 0 and 99. */
export function parsePriceMicros(text: string): number | null {
  return /^\d{1,2}([.,]\d{1,6})?$/.test(text) ? Math.round(Number(text.replace(',', '.')) * 1_000_000) : null
}

/** The shortest text of at least two decimals that reads back as the same price. */
export function formatPriceMicros(micros: number): string {
  return (micros / 1_000_000).toFixed(6).replace(/0{1,4}$/, '')
}

/** The instant at which a date like 2026-10-01 begins in UTC; null for what is no date. */
export function parseDate(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const date = new Date(`${text}T00:00:00.000Z`)
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text) ? null : date.toISOString()
}

export function isCurrency(text: string): boolean {
  return /^[A-Z]{3}$/.test(text)
}
