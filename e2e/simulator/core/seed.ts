/** The world as it is on first start: one number, six people, a handful of templates. */
import {
  ACCESS_TOKEN,
  APP_ID,
  APP_SECRET,
  BUSINESS_NAME,
  DISPLAY_PHONE_NUMBER,
  PHONE_NUMBER_ID,
  VERIFY_TOKEN,
  WABA_ID,
} from '../defaults.ts'
import type { JsonObject } from './json.ts'
import type { SimState, SimTemplate, SimUser } from './state.ts'

export function seedState(webhookUrl: string | null): SimState {
  return {
    app: { id: APP_ID, secret: APP_SECRET, tokens: [ACCESS_TOKEN], verifyToken: VERIFY_TOKEN, webhookUrl },
    accounts: [{ id: WABA_ID, subscribedApps: [APP_ID], overrideUrl: null }],
    numbers: [
      {
        id: PHONE_NUMBER_ID,
        accountId: WABA_ID,
        displayPhoneNumber: DISPLAY_PHONE_NUMBER,
        verifiedName: BUSINESS_NAME,
        quality: 'GREEN',
        throughput: 'STANDARD',
        limitTier: 'TIER_250',
        hasPaymentMethod: true,
        overrideUrl: null,
        conversationalAutomation: {},
        serviceMessages: {},
        blockedUserIds: [],
      },
    ],
    users: seedUsers(),
    conversations: [],
    media: [],
    templates: seedTemplates(),
  }
}

/** A person as they come, unless said otherwise. `id` is the simulator's handle. */
export function newUser(given: Pick<SimUser, 'id' | 'name' | 'phone' | 'bsuid'> & Partial<SimUser>): SimUser {
  return {
    username: null,
    inContactBook: false,
    isOnline: true,
    hasReadReceipts: true,
    hasStoppedMarketing: false,
    isReachable: true,
    formerPhones: [],
    ...given,
  }
}

function seedUsers(): SimUser[] {
  return [
    newUser({ id: 'noor', name: 'Noor', phone: '31600000002', bsuid: 'NL.70000000000000000001' }),
    newUser({ id: 'bo', name: 'Bo', phone: '32460000003', bsuid: 'BE.70000000000000000002', username: 'tuinfan.gent' }),
    newUser({ id: 'amira', name: 'Amira', phone: '31600000004', bsuid: 'NL.70000000000000000004' }),
    newUser({ id: 'jan', name: 'Jan de Wit', phone: '31600000005', bsuid: 'NL.70000000000000000005' }),
    newUser({ id: 'fatima', name: 'Fatima', phone: '32460000006', bsuid: 'BE.70000000000000000006' }),
    newUser({ id: 'jonas', name: 'Jonas', phone: '4915700000007', bsuid: 'DE.70000000000000000007' }),
  ]
}

function seedTemplates(): SimTemplate[] {
  const positional = (text: string, example: string[]): JsonObject => ({
    type: 'BODY',
    text,
    ...(example.length > 0 ? { example: { body_text: [example] } } : {}),
  })
  return [
    template('400000000000303', 'reopen_chat', 'nl', 'UTILITY', 'NAMED', [
      {
        type: 'HEADER',
        format: 'TEXT',
        text: 'Over je vraag {{order_id}}',
        example: { header_text_named_params: [{ param_name: 'order_id', example: 'A100' }] },
      },
      {
        type: 'BODY',
        text: 'Hoi {{first_name}}, we hebben een antwoord voor je. Mogen we verder chatten?',
        example: { body_text_named_params: [{ param_name: 'first_name', example: 'Noor' }] },
      },
      { type: 'FOOTER', text: BUSINESS_NAME },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Ja, graag' },
          { type: 'QUICK_REPLY', text: 'Nee, bedankt' },
        ],
      },
    ]),
    template('400000000000304', 'reopen_chat', 'en', 'UTILITY', 'NAMED', [
      {
        type: 'HEADER',
        format: 'TEXT',
        text: 'About your question {{order_id}}',
        example: { header_text_named_params: [{ param_name: 'order_id', example: 'A100' }] },
      },
      {
        type: 'BODY',
        text: 'Hi {{first_name}}, we have an answer for you. May we continue the chat?',
        example: { body_text_named_params: [{ param_name: 'first_name', example: 'Noor' }] },
      },
      { type: 'FOOTER', text: BUSINESS_NAME },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Yes, please' },
          { type: 'QUICK_REPLY', text: 'No, thanks' },
        ],
      },
    ]),
    template('400000000000305', 'order_update', 'nl', 'UTILITY', 'POSITIONAL', [
      positional('Hoi {{1}}, je bestelling {{2}} is onderweg. Je kunt haar hier volgen.', ['Noor', 'A100']),
      {
        type: 'BUTTONS',
        buttons: [{ type: 'URL', text: 'Volg bestelling', url: 'https://lindetuin.example/volg/{{1}}', example: ['A100'] }],
      },
    ]),
    template('400000000000306', 'delivery_photo', 'nl', 'UTILITY', 'POSITIONAL', [
      { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::aW1hZ2U='] } },
      positional('We hebben je pakket {{1}} zojuist bezorgd. Op de foto zie je waar het staat.', ['A100']),
    ]),
    template('400000000000307', 'spring_sale', 'nl', 'MARKETING', 'POSITIONAL', [
      positional('Hoi {{1}}, alle tuinplanten zijn deze week voordelig. Kom je langs?', ['Noor']),
      { type: 'FOOTER', text: 'Geen aanbiedingen meer? Antwoord STOP' },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Stop aanbiedingen' }] },
    ]),
    template(
      '400000000000308',
      'store_survey',
      'nl',
      'UTILITY',
      'POSITIONAL',
      [positional('Hoe was je bestelling {{1}}? We horen het graag van je.', ['A100'])],
      { status: 'PAUSED', qualityScore: 'RED' },
    ),
    template(
      '400000000000309',
      'win_a_prize',
      'nl',
      'MARKETING',
      'POSITIONAL',
      [positional('Doe mee en maak kans op een prijs in onze winkel.', [])],
      { status: 'REJECTED', rejectedReason: 'PROMOTIONAL' },
    ),
  ]
}

function template(
  id: string,
  name: string,
  language: string,
  category: SimTemplate['category'],
  parameterFormat: SimTemplate['parameterFormat'],
  components: JsonObject[],
  given: Partial<SimTemplate> = {},
): SimTemplate {
  return {
    id,
    accountId: WABA_ID,
    name,
    language,
    category,
    status: 'APPROVED',
    parameterFormat,
    components,
    qualityScore: 'GREEN',
    rejectedReason: 'NONE',
    ttlSeconds: null,
    editedAt: [],
    ...given,
  }
}
