import { sentenceList } from './sentence-list.ts'

/** Answers to a question of ours rather than questions: numbers, names, addresses, emoji. Whatever the language. */
export const CONTENT_SENTENCES = sentenceList(`
  4411
  12
  55 021
  0612345678
  +32 470 12 34 56
  1234 AB
  12-03-2024
  3/11
  10:30
  A 1042 88
  #20488
  AB-1234-C
  anna.devries@example.org
  ik@example.be
  https://example.org
  Anna de Vries
  Jan Peeters
  Maria Schmidt
  Lucas Martin
  John Smith
  Kerkstraat 12, 1000 Brussel
  Dorpsweg 5a Utrecht
  Hauptstraße 7, 50667 Köln
  12 rue de la Paix, Lille
  45 Mill Road, Leeds
  my name is Helen Brown
  the number is 30211
  it's 4455
  order number 88123
  het nummer is 30211
  mijn naam is Els Janssens
  bestelnummer 88123
  meine nummer ist 30211
  mon numéro est le 30211
  account number 12345678
  zip code 90210
  👍
  👍👍
  🙏
  😊
  ❤️
  😂😂
  🙂
  ...
  ?
  ??
  !
  x
  zwart
  maat 38
  blue
  two
  drie
  vrijdag
  monday
  5pm
  om 10 uur`)
