import type { KeywordList } from './keyword-list.ts'

/** Words of which an organisation wants to hear at once: legal steps, supervisors, the press (nlu.md 5, "threat"). */
const legalSteps = [
  'advocaat',
  'ingebrekestelling',
  'geschillencommissie',
  'Consumentenbond',
  'Test-Aankoop',
  'ombudsman',
  'deurwaarder',
  'juridische stappen',
  'aangifte doen',
  'lawyer',
  'solicitor',
  'legal action',
  'small claims',
  'Rechtsanwalt',
  'Anwalt einschalten',
  'Verbraucherzentrale',
  'avocat',
  'mise en demeure',
]

/** The keyword lists an installation begins with; admins change them with the rules. */
export function makeDefaultKeywords(): KeywordList[] {
  return [
    {
      id: 'live_call',
      name: 'Legal steps and supervisors',
      languages: ['nl', 'en', 'de', 'fr'],
      phrases: legalSteps,
      inflect: true,
      compound: 'off',
      fuzzy: true,
      negation: 'cancels',
      gap: 1,
    },
  ]
}
