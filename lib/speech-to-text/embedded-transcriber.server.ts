import { basename } from 'node:path'
import { convertAudio } from '../audio/convert-audio.server.ts'
import { LevelMeter } from '../audio/level.ts'
import { processSingleton } from '../core/process-singleton.server.ts'
import { cutWav } from './cut-wav.ts'
import { EmbeddedEngine, type EngineSettings, type HearingOutcome } from './embedded-engine.server.ts'
import { joinAnswers } from './join-answers.ts'
import { loadModel, type ModelDownload } from './load-model.server.ts'
import { readHeard } from './read-heard.ts'
import type { Transcriber, TranscriptionOutcome } from './transcriber.ts'

export type EmbeddedSettings = EngineSettings & {
  /** Of the model's files. */
  folder: string
  /** Null unless the operator allows that a folder without a model is filled. */
  download: ModelDownload | null
  /** The least a recording may take; longer ones may take twice as long as they sound. */
  timeoutMs: number
}

type Unheard = Exclude<TranscriptionOutcome, { kind: 'heard' }>
type Piece = { samples: Float32Array; startMs: number }

/** Whisper hears 30 s at once; shorter pieces bound the memory of the others too. */
const pieceSeconds = 28
const rate = 16_000
const headerBytes = 44
/** A piece with less voice is not listened to: in silence engines invent words (audio.md 8.1, "Guards"). */
const leastVoicedMs = 300

/**
 * An engine on this machine (sherpa-onnx, audio.md 8.4). Nothing leaves it: where there is no package or no model, the
 * recording is refused in words, and no endpoint is asked instead.
 */
export function embeddedTranscriber(settings: EmbeddedSettings): Transcriber {
  const name = basename(settings.folder)
  return {
    name: `embedded ${name}`,
    async transcribe({ bytes, durationMs, language }) {
      const loaded = await loadModel(settings.folder, settings.download)
      if (loaded.kind === 'missing') return { kind: 'refused', reason: 'not_local', status: null }
      if (loaded.kind === 'unreachable') return { kind: 'try_again', reason: 'engine_unreachable', afterMs: null, status: null }
      const wav = await convertAudio(bytes, 'wav')
      if (wav.outcome !== 'converted')
        return { kind: 'refused', reason: wav.outcome === 'timed_out' ? 'timed_out' : wav.reason, status: null }
      const pieces = cutPieces(wav.bytes)
      const engine = processSingleton(`embedded-engine ${settings.folder}`, () => new EmbeddedEngine(loaded.model, settings))
      const soundMs = ((wav.bytes.length - headerBytes) / 2 / rate) * 1_000
      const limitMs = Math.max(settings.timeoutMs, 2 * soundMs)
      const sounds = pieces.map(({ samples }) => samples)
      const [hint = null] = language?.toLowerCase().split('-') ?? []
      const hinted = await engine.hear(sounds, hint, limitMs)
      // The engine ends at a language that its model does not know: then the model finds out by itself.
      const isHintToBlame = hint !== null && hinted.kind === 'failed' && hinted.reason === 'broken'
      const outcome = isHintToBlame ? await engine.hear(sounds, null, limitMs) : hinted
      if (outcome.kind === 'failed') return readFailure(outcome.reason)
      const answers = outcome.heard.map((heard, index) => {
        const piece = pieces[index]
        return { answer: readHeard(heard, (piece?.samples.length ?? 0) / rate), startMs: piece?.startMs ?? 0 }
      })
      const joined = joinAnswers(answers, durationMs)
      return { kind: 'heard', ...joined, language: joined.language ?? language, source: { kind: 'embedded', model: name } }
    },
  }
}

function cutPieces(wav: Uint8Array): Piece[] {
  return cutWav(wav, { maxBytes: Number.POSITIVE_INFINITY, maxSeconds: pieceSeconds }).flatMap(({ bytes, startMs }) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset + headerBytes)
    const samples = Float32Array.from({ length: view.byteLength >> 1 }, (_, index) => view.getInt16(index * 2, true) / 32_768)
    const level = new LevelMeter()
    level.push(samples)
    return level.readLevel().voicedMs < leastVoicedMs ? [] : [{ samples, startMs }]
  })
}

function readFailure(reason: Extract<HearingOutcome, { kind: 'failed' }>['reason']): Unheard {
  switch (reason) {
    case 'no_engine':
      return { kind: 'refused', reason: 'not_local', status: null }
    case 'timed_out':
      return { kind: 'refused', reason: 'timed_out', status: null }
    case 'busy':
      return { kind: 'try_again', reason: 'engine_busy', afterMs: null, status: null }
    case 'memory':
    case 'broken':
      return { kind: 'refused', reason: 'crashed', status: null }
  }
}
