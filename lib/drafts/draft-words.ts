/** Words for customers, in their language rather than the screen's; neither familiar nor polite, which is the agent's to choose. */
export type DraftWords = {
  /** With and without the customer's first name. */
  greet: (name: string | null) => string
  thank: (isSpoken: boolean) => string
  about: (facts: string) => string
  list: string
  order: (number: string) => string
  bye: (name: string | null) => string
}

const english = say(
  'Hello {}',
  'Hello',
  ['Thank you for the voice message.', 'Thank you for the message.'],
  'This is about: {}.',
  'order {}',
  ['Kind regards', 'Kind regards'],
)

const words: Record<string, DraftWords> = {
  en: english,
  nl: say('Dag {}', 'Goedendag', ['Bedankt voor het spraakbericht.', 'Bedankt voor het bericht.'], 'Dit gaat over: {}.', 'bestelling {}', [
    'Groet',
    'Met vriendelijke groet',
  ]),
  de: say('Guten Tag {}', 'Guten Tag', ['Danke für die Sprachnachricht.', 'Danke für die Nachricht.'], 'Es geht um: {}.', 'Bestellung {}', [
    'Viele Grüße',
    'Mit freundlichen Grüßen',
  ]),
  fr: say('Bonjour {}', 'Bonjour', ['Merci pour le message vocal.', 'Merci pour le message.'], 'Il s’agit de : {}.', 'commande {}', [
    'Cordialement',
    'Cordialement',
  ]),
  es: say('Hola {}', 'Buenos días', ['Gracias por el mensaje de voz.', 'Gracias por el mensaje.'], 'Se trata de: {}.', 'pedido {}', [
    'Un saludo',
    'Un cordial saludo',
  ]),
  it: say(
    'Buongiorno {}',
    'Buongiorno',
    ['Grazie per il messaggio vocale.', 'Grazie per il messaggio.'],
    'Si tratta di: {}.',
    'ordine {}',
    ['Un saluto', 'Cordiali saluti'],
  ),
  pt: say('Olá {}', 'Bom dia', ['Obrigado pela mensagem de voz.', 'Obrigado pela mensagem.'], 'Trata-se de: {}.', 'encomenda {}', [
    'Cumprimentos',
    'Com os melhores cumprimentos',
  ]),
  pl: say(
    'Dzień dobry',
    'Dzień dobry',
    ['Dziękujemy za wiadomość głosową.', 'Dziękujemy za wiadomość.'],
    'Sprawa dotyczy: {}.',
    'zamówienie {}',
    ['Pozdrawiam', 'Z poważaniem'],
  ),
  tr: say('Merhaba {}', 'Merhaba', ['Sesli mesaj için teşekkürler.', 'Mesaj için teşekkürler.'], 'Konu: {}.', 'sipariş {}', [
    'Saygılarımla',
    'Saygılarımızla',
  ]),
  ar: say(
    'مرحبًا {}',
    'مرحبًا',
    ['شكرًا على الرسالة الصوتية.', 'شكرًا على الرسالة.'],
    'الموضوع: {}.',
    'الطلب {}',
    ['مع التحية', 'مع أطيب التحيات'],
    '، ',
  ),
  uk: say('Вітаю, {}', 'Вітаю', ['Дякуємо за голосове повідомлення.', 'Дякуємо за повідомлення.'], 'Йдеться про: {}.', 'замовлення {}', [
    'З повагою',
    'З повагою',
  ]),
  ru: say(
    'Здравствуйте, {}',
    'Здравствуйте',
    ['Спасибо за голосовое сообщение.', 'Спасибо за сообщение.'],
    'Речь идёт о следующем: {}.',
    'заказ {}',
    ['С уважением', 'С уважением'],
  ),
  ro: say(
    'Bună ziua, {}',
    'Bună ziua',
    ['Mulțumim pentru mesajul vocal.', 'Mulțumim pentru mesaj.'],
    'Este vorba despre: {}.',
    'comanda {}',
    ['Cu stimă', 'Cu stimă'],
  ),
}

/** Languages that a draft can be written in. */
export const draftLanguages: readonly string[] = Object.keys(words)

/** Where the language has none, in the one that most people read. */
export function draftWordsOf(language: string): DraftWords {
  return words[language] ?? english
}

function say(
  greeting: string,
  greetingOfNobody: string,
  [spoken, written]: [string, string],
  about: string,
  order: string,
  [bye, byeOfNobody]: [string, string],
  list = ', ',
): DraftWords {
  const comma = list.trim()
  return {
    greet: (name) => `${name ? greeting.replace('{}', () => name) : greetingOfNobody}${comma}`,
    thank: (isSpoken) => (isSpoken ? spoken : written),
    about: (facts) => about.replace('{}', () => facts),
    list,
    order: (number) => order.replace('{}', () => number),
    bye: (name) => (name ? `${bye}${comma}\n${name}` : byeOfNobody),
  }
}
