const notices: Record<string, string> = {
  nl: 'Het volgende spraakbericht is ingesproken door een computerstem.',
  en: 'The following voice message is spoken by a computer-generated voice.',
  fr: 'Le message vocal suivant est lu par une voix de synthèse.',
  de: 'Die folgende Sprachnachricht wird von einer Computerstimme gesprochen.',
  es: 'El siguiente mensaje de voz está leído por una voz generada por ordenador.',
  it: 'Il seguente messaggio vocale è letto da una voce sintetica.',
  pt: 'A mensagem de voz seguinte é lida por uma voz sintética.',
  pl: 'Następna wiadomość głosowa jest odczytana przez głos syntetyczny.',
  tr: 'Aşağıdaki sesli mesaj bilgisayar sesiyle okunmuştur.',
  ar: 'الرسالة الصوتية التالية يقرؤها صوت مولّد بالحاسوب.',
}

/**
 * What a customer reads before a voice that a machine made (AI Act, article 50; legal.md 1): in their language, else in
 * English. WhatsApp encodes audio anew and shows no caption under it, so these words are the mark that reaches people.
 */
export function syntheticNotice(language: string): string {
  const [base = ''] = language.toLowerCase().split('-')
  return notices[base] ?? notices.en ?? ''
}

/** Languages (ISO 639-1) with a notice of their own: those in which a screen offers to speak. */
export const noticeLanguages: readonly string[] = Object.keys(notices)
