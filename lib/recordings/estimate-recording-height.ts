import type { Locale } from '../core/vocabulary.ts'
import type { Recording } from './recording.ts'
import { findShownInsight } from './shown-insight.ts'

const lineHeight = 20
/** Of a card between its 440 px and what a narrower window leaves of it. */
const charactersPerLine = 54

/**
 * A first guess at the height (px) of a recording's card (components/recordings/recording-card.tsx) for a reader of one
 * language: player, words, translation, and what is in them. Pure.
 */
export function estimateRecordingHeight({ transcript, insight }: Recording, locale: Locale): number {
  const { text, translations } = transcript
  const translation = translations.find(({ language, state }) => language === locale && state !== 'off')
  return (
    playerHeight +
    (text ? linesOf(text) * lineHeight + sourceHeight : lineHeight) +
    (translation?.state === 'done' && translation.text ? translationFrame + linesOf(translation.text) * lineHeight : translation ? 24 : 0) +
    insightHeight(insight, text)
  )
}

/** With the line of its time, and the distance to what follows. */
const playerHeight = 60
/** Language and source of a transcript, with copy and edit. */
const sourceHeight = 26
const translationFrame = 34
const factsPerLine = 3

function insightHeight(insight: Recording['insight'], text: string | null): number {
  const { summary, questions, facts } = findShownInsight(insight, text)
  const parts = [
    summary ? linesOf(summary) * lineHeight : 0,
    questions.reduce((sum, question) => sum + Math.max(24, linesOf(question.text) * lineHeight), 0),
    Math.ceil(facts.length / factsPerLine) * 30,
  ].filter((height) => height > 0)
  return parts.length === 0 ? 0 : 14 + parts.reduce((sum, height) => sum + height + 6, -6)
}

/** Folded texts show eight lines (components/recordings/spoken-text.tsx). */
function linesOf(text: string): number {
  return Math.min(9, Math.max(Math.ceil(text.length / charactersPerLine), text.split('\n').length))
}
