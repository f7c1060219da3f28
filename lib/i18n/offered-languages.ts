/** Languages of customers that screens offer by name: what ships with texts first. Any other has its BCP 47 code. */
export const offeredLanguages: readonly string[] = [
  ...['nl', 'en', 'de', 'fr', 'es', 'it', 'pt', 'pl', 'tr', 'ar', 'uk', 'ru', 'ro', 'bg', 'bn', 'cs', 'da', 'el', 'et', 'fa', 'fi', 'fy'],
  ...['he', 'hi', 'hr', 'hu', 'id', 'ja', 'ko', 'ku', 'lt', 'lv', 'mk', 'nb', 'pa', 'pap', 'ps', 'sk', 'sl', 'so', 'sq', 'sr', 'sv', 'ta'],
  ...['th', 'ti', 'ur', 'vi', 'zh'],
]
