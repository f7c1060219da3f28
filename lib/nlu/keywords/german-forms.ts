// German inflection by rule (nlu.md 4). Umlauts are folded away like every diacritic; a text without umlaut keys writes
// ae, oe, ue instead, so each form with an umlaut is made twice.
import { foldWord } from '../normalize-text.ts'
import type { WordForms } from './word-forms.ts'

const SEPARABLE = /^(ab|an|auf|aus|bei|ein|fest|her|hin|los|mit|nach|um|vor|weg|weiter|wieder|zurück|zurueck|zu)(?=\p{L}{3,}e?n$)/u
const INSEPARABLE = /^(be|emp|ent|er|ge|miss|ver|zer)(?=\p{L}{3,})/u
const STRONG = new Map(
  `beginnen begann begonnen, bieten bot geboten, binden band gebunden, bleiben blieb geblieben, brechen brach gebrochen, bringen brachte gebracht,
  denken dachte gedacht, finden fand gefunden, fliegen flog geflogen, geben gab gegeben, gehen ging gegangen, gelten galt gegolten, greifen griff gegriffen,
  halten hielt gehalten, heben hob gehoben, helfen half geholfen, kommen kam gekommen, laden lud geladen, lassen ließ gelassen, laufen lief gelaufen,
  lesen las gelesen, liegen lag gelegen, lügen log gelogen, nehmen nahm genommen, nennen nannte genannt, raten riet geraten, reißen riss gerissen,
  riechen roch gerochen, rufen rief gerufen, schließen schloss geschlossen, schneiden schnitt geschnitten, schreiben schrieb geschrieben,
  sehen sah gesehen, senden sandte gesandt, sprechen sprach gesprochen, stehen stand gestanden, stehlen stahl gestohlen, tragen trug getragen,
  treffen traf getroffen, treten trat getreten, tun tat getan, verlieren verlor verloren, weisen wies gewiesen, werfen warf geworfen, ziehen zog gezogen`
    .split(',')
    .map((line) => line.trim().split(' '))
    .map(([infinitive = '', past = '', participle = '']) => [infinitive, { past, participle }]),
)

export function germanForms(_word: string, spelled: string): WordForms {
  const made = /\p{L}{3,}(en|ern|eln)$/u.test(spelled) ? verbForms(spelled) : nounForms(spelled)
  const both = (forms: string[]) => [...new Set(forms.flatMap((form) => [foldWord(form), foldWord(transcribe(form))]))]
  return {
    forms: both([spelled, ...made.forms]),
    stems: both(made.stems),
    apart: made.apart && { verbs: both(made.apart.verbs), particle: foldWord(made.apart.particle) },
  }
}

function transcribe(form: string): string {
  return form.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue')
}

function nounForms(word: string): WordForms {
  const endings = /e$/.test(word) ? ['n', 's', 'r', 'm', 'ste'] : ['e', 'en', 'er', 'em', 'es', 's', 'n', 'ere', 'este', 'innen', 'in']
  const plain = endings.map((ending) => word + ending)
  const umlaut = raiseLastVowel(word)
  const raised = umlaut === null ? [] : ['', 'e', 'er', 'en', 'ern'].map((ending) => umlaut + ending)
  return { forms: [...plain, ...raised], stems: [word], apart: null }
}

/** Anwalt → Anwält(e): the last a, o or u. */
function raiseLastVowel(word: string): string | null {
  const raised = word.replace(/(au|[aou])(?=[^aeiouäöü]*$)/, (vowel) => ({ a: 'ä', o: 'ö', u: 'ü', au: 'äu' })[vowel] ?? vowel)
  return raised === word ? null : raised
}

function verbForms(infinitive: string): WordForms {
  const particle = SEPARABLE.exec(infinitive)?.[0]
  const base = particle === undefined ? infinitive : infinitive.slice(particle.length)
  const { finite, participles, stem } = conjugate(base)
  if (particle === undefined) return { forms: [...finite, ...participles, `${stem}ung`, `${stem}ungen`], stems: [stem], apart: null }
  const joined = [...finite, ...participles, base, `zu${base}`, `${stem}ung`, `${stem}ungen`].map((form) => particle + form)
  return { forms: joined, stems: [particle + stem], apart: { verbs: [...finite, base], particle } }
}

function conjugate(infinitive: string): { finite: string[]; participles: string[]; stem: string } {
  const stem = infinitive.replace(/e?n$/, '')
  const linked = /[td]$/.test(stem) ? `${stem}e` : stem
  const present = [stem, `${stem}e`, `${linked}st`, `${linked}t`]
  const prefix = INSEPARABLE.exec(infinitive)?.[0] ?? ''
  const strong = STRONG.get(infinitive) ?? STRONG.get(infinitive.slice(prefix.length))
  if (strong === undefined) {
    const participle = prefix !== '' || /ieren$/.test(infinitive) ? `${linked}t` : `ge${linked}t`
    return { finite: [...present, `${linked}te`, `${linked}ten`], participles: withEndings(participle), stem }
  }
  const past = STRONG.has(infinitive) ? strong.past : prefix + strong.past
  const participle = STRONG.has(infinitive) ? strong.participle : prefix + strong.participle.replace(/^ge/, '')
  return { finite: [...present, past, `${past}en`], participles: withEndings(participle), stem }
}

function withEndings(participle: string): string[] {
  return ['', 'e', 'en', 'er', 'es'].map((ending) => participle + ending)
}
