import { PITCH_HOP_SECONDS, type PitchTrack } from '../lib/audio/pitch-tracker.ts'
import { PRAAT_TWO_PASSES, runPraat } from './run-praat.ts'

export type Agreement = {
  /** Frames that we rely on and praat calls voiced. */
  kept: number
  /** Of these, more than 20 % apart. */
  gross: number
  /** All frames that praat calls voiced. */
  voiced: number
}

const GROSS_RATIO = 1.2

/** Adds to `agreements`, by name, how each track compares with praat's pitch of the sound at `path`. */
export function countAgreement(praat: string, path: string, tracks: [string, PitchTrack][], agreements: Map<string, Agreement>): void {
  const reference = readPraatPitch(praat, path)
  for (const [name, track] of tracks) {
    const total = agreements.get(name) ?? { kept: 0, gross: 0, voiced: 0 }
    agreements.set(name, total)
    for (const [time, hz] of reference) {
      const frame = Math.round(time / PITCH_HOP_SECONDS - 0.5)
      total.voiced++
      if (track.isReliable[frame] !== 1) continue
      total.kept++
      const ratio = (track.hz[frame] ?? 0) / hz
      if (ratio > GROSS_RATIO || ratio < 1 / GROSS_RATIO) total.gross++
    }
  }
}

/** Voiced frames: seconds and hertz. */
function readPraatPitch(praat: string, path: string): [number, number][] {
  const script = `path$ = "${path}"
${PRAAT_TWO_PASSES}
frames = Get number of frames
for frame to frames
  hz = Get value in frame: frame, "Hertz"
  if hz <> undefined
    time = Get time from frame number: frame
    appendInfoLine: time, " ", hz
  endif
endfor
`
  const lines = runPraat(praat, script).trim().split('\n')
  return lines.flatMap((line): [number, number][] => {
    const [time, hz] = line.split(' ').map(Number)
    return time !== undefined && hz !== undefined && hz > 0 ? [[time, hz]] : []
  })
}
