import type { AgentId, MediaId } from '../core/ids.ts'
import type { Recording, StepReason, StepState } from './recording.ts'
import { storedPitchSchema } from './stored-pitch.ts'

/** A recording's rows, as the database gives them. */
export type RecordingFields = {
  mediaId: MediaId
  isSynthetic: boolean
  isBasicVoice: boolean
  soundState: StepState
  soundReason: StepReason | null
  durationMs: number | null
  isCut: boolean
  peaks: number[] | null
  pitchState: StepState
  pitchReason: StepReason | null
  pitch: unknown
  transcriptState: StepState
  transcriptReason: StepReason | null
  insightState: StepState
  insightReason: StepReason | null
  summary: string | null
  questions: Recording['insight']['questions']
  facts: Recording['insight']['facts']
  insightMadeBy: Recording['insight']['madeBy']
  /** The version that counts, and what the engine heard last; null before there is one. */
  transcript:
    | (Pick<Recording['transcript'], 'language' | 'words' | 'doubts' | 'source' | 'translations'> & {
        text: string
        version: number
        isEdited: boolean
        editedById: AgentId | null
      })
    | null
  originalText: string | null
  heardById: AgentId[]
}

/** What a screen shows of a recording. */
export function describeRecording(row: RecordingFields, agentNames: Map<string, string>): Recording {
  const { transcript } = row
  const agent = (id: AgentId) => ({ id, name: agentNames.get(id) ?? '' })
  const editedBy = transcript?.editedById ? agent(transcript.editedById) : null
  return {
    sound: { state: row.soundState, reason: row.soundReason },
    durationMs: row.durationMs,
    isCut: row.isCut,
    peaks: row.peaks ?? [],
    pitch: { state: row.pitchState, reason: row.pitchReason, ...shownPitch(row.pitch) },
    transcript: {
      status: row.transcriptState,
      reason: row.transcriptReason,
      language: transcript?.language ?? null,
      text: transcript?.text ?? null,
      version: transcript?.version ?? null,
      words: transcript?.words ?? [],
      doubts: transcript?.doubts ?? [],
      source: transcript?.source ?? null,
      isEdited: transcript?.isEdited ?? false,
      editedBy,
      originalText: row.originalText === transcript?.text ? null : row.originalText,
      translations: transcript?.translations ?? [],
    },
    insight: {
      state: row.insightState,
      reason: row.insightReason,
      summary: row.summary,
      questions: row.questions,
      facts: row.facts,
      madeBy: row.insightMadeBy,
    },
    isSynthetic: row.isSynthetic,
    isBasicVoice: row.isBasicVoice,
    heardBy: row.heardById.map(agent),
  }
}

function shownPitch(stored: unknown) {
  const { outcome, medianHz, riseSt, aboveUsualSt, curve } = storedPitchSchema.parse(stored ?? {})
  return { outcome, medianHz, riseSt, aboveUsualSt, curve }
}
