'use client'

import { clsx } from 'clsx'
import { type MouseEvent, memo, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Player } from '@/lib/recordings/player.client.ts'
import type { Track } from '@/lib/recordings/player-state.ts'
import type { Transcript } from '@/lib/recordings/recording.ts'
import { findWordAt, layOutTranscript } from '@/lib/recordings/transcript-pieces.ts'
import { usePosition } from './use-player.ts'

/** Longer texts are folded to some eight lines. */
const foldedFrom = 560

type SpokenTextProps = { player: Player; track: Track | null; transcript: Pick<Transcript, 'text' | 'words' | 'doubts' | 'language'> }

/** What was said, with the word that sounds marked; a click on a word goes there. */
export const SpokenText = memo(function SpokenText({ player, track, transcript }: SpokenTextProps) {
  const t = useTranslations('recording.transcript')
  const { text, words, doubts, language } = transcript
  const pieces = useMemo(() => layOutTranscript(text ?? '', words, doubts), [text, words, doubts])
  const starts = useMemo(() => pieces.flatMap((piece) => (piece.word ? [piece.word.startMs] : [])), [pieces])
  const paragraph = useRef<HTMLParagraphElement>(null)
  const marked = useRef<Element | null>(null)
  const [isUnfolded, setUnfolded] = useState(false)
  const isLong = (text?.length ?? 0) > foldedFrom
  usePosition(player, track?.mediaId ?? null, (ms) => {
    const index = ms > 0 ? findWordAt(starts, ms) : -1
    const word = index < 0 ? null : (paragraph.current?.querySelector(`[data-word="${index}"]`) ?? null)
    if (word === marked.current) return
    marked.current?.removeAttribute('data-now')
    word?.setAttribute('data-now', '')
    marked.current = word
    // A word that sounds below the fold unfolds the text.
    if (word instanceof HTMLElement && paragraph.current && word.offsetTop > paragraph.current.clientHeight) setUnfolded(true)
  })
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const index = event.target instanceof HTMLElement ? Number(event.target.dataset.word ?? -1) : -1
    const startMs = starts[index]
    if (track && startMs !== undefined) player.playFrom(track, startMs)
  }
  let word = 0
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys go there by the slider above; each word as a stop would be a hundred stops */}
      <p
        ref={paragraph}
        dir="auto"
        lang={language ?? undefined}
        onClick={onClick}
        className={clsx(
          'relative whitespace-pre-wrap break-words [overflow-wrap:anywhere]',
          isLong && !isUnfolded && 'max-h-40 overflow-hidden [mask-image:linear-gradient(#000_75%,transparent)]',
        )}
      >
        {pieces.map((piece, i) =>
          piece.word || piece.isDoubtful ? (
            <span
              // Pieces of one text never change places.
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              key={i}
              data-word={piece.word ? word++ : undefined}
              className={clsx(
                piece.word &&
                  'rounded-[3px] hover:bg-ink/8 data-now:bg-voice/22 data-now:shadow-[0_0_0_1.5px_color-mix(in_oklab,var(--color-voice)_22%,transparent)]',
                piece.isDoubtful && 'text-ink-2 italic underline decoration-ink-3 decoration-dotted underline-offset-3',
              )}
            >
              {piece.text}
            </span>
          ) : (
            piece.text
          ),
        )}
      </p>
      {isLong && (
        <button
          type="button"
          aria-expanded={isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
          className="touch mt-0.5 font-medium text-accent text-xs hover:underline"
        >
          {isUnfolded ? t('less') : t('more')}
        </button>
      )}
    </>
  )
})
