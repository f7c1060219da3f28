// The price list a new installation starts with: USD per delivered message, the card effective 2026-10-01
// (whatsapp-messages.md 7.2 and 7.3). Dated rows that admins edit and replace; nothing in the code reads this file
// after the first start.

type MarketPrices = { market: string; marketing: number; utility: number; dialCodes: string[]; countries: string[] }

/** Prices in micros of USD. Authentication and service cost what utility costs. */
export const marketPrices: MarketPrices[] = [
  { market: 'Netherlands', marketing: 159_700, utility: 50_000, dialCodes: ['31'], countries: ['NL'] },
  { market: 'Germany', marketing: 136_500, utility: 55_000, dialCodes: ['49'], countries: ['DE'] },
  { market: 'United Kingdom', marketing: 63_500, utility: 22_000, dialCodes: ['44'], countries: ['GB'] },
  { market: 'France', marketing: 85_900, utility: 30_000, dialCodes: ['33'], countries: ['FR'] },
  { market: 'Spain', marketing: 70_700, utility: 20_000, dialCodes: ['34'], countries: ['ES'] },
  { market: 'Italy', marketing: 79_500, utility: 30_000, dialCodes: ['39'], countries: ['IT'] },
  { market: 'Poland', marketing: 36_600, utility: 12_200, dialCodes: ['48'], countries: ['PL'] },
  { market: 'North America', marketing: 25_000, utility: 3_400, dialCodes: ['1'], countries: ['US', 'CA'] },
  {
    market: 'Rest of Western Europe',
    marketing: 59_200,
    utility: 17_100,
    dialCodes: ['32', '43', '45', '358', '353', '47', '351', '46', '41'],
    countries: ['BE', 'AT', 'DK', 'FI', 'IE', 'NO', 'PT', 'SE', 'CH'],
  },
  {
    market: 'Rest of Central & Eastern Europe',
    marketing: 86_000,
    utility: 21_200,
    dialCodes: [
      '355',
      '375',
      '359',
      '385',
      '420',
      '995',
      '30',
      '36',
      '371',
      '370',
      '389',
      '373',
      '40',
      '381',
      '421',
      '386',
      '380',
      '374',
      '994',
    ],
    countries: ['AL', 'BY', 'BG', 'HR', 'CZ', 'GE', 'GR', 'HU', 'LV', 'LT', 'MK', 'MD', 'RO', 'RS', 'SK', 'SI', 'UA', 'AM', 'AZ'],
  },
  { market: '*', marketing: 60_400, utility: 7_700, dialCodes: [], countries: [] },
]

export const currency = 'USD'
export const validFrom = new Date('2026-10-01T00:00:00Z')
export const source = 'Rate card effective 2026-10-01'
export const freeServiceMessagesPerMonth = 1_000
