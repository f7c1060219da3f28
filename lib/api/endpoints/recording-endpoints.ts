import { z } from 'zod'
import { abilitiesSchema } from '../../abilities/abilities.ts'
import { conversationIdSchema, mediaIdSchema } from '../../core/ids.ts'
import { localeSchema } from '../../core/vocabulary.ts'
import { answerDraftSchema } from '../../drafts/answer-draft.ts'
import { maxTranscriptLength, recordingStepSchema } from '../../recordings/recording.ts'
import { makeSpeechSchema, speechSchema } from '../../text-to-speech/make-speech.ts'
import { timelineEntrySchema } from '../../timeline/timeline-entry.ts'
import type { Endpoint } from '../endpoint.ts'

const mediaParams = z.object({ id: mediaIdSchema })

/** What is asked and changed about a file with sound. */
export const recordingEndpoints = {
  retryStep: {
    method: 'POST',
    path: '/media/{id}/steps/{step}',
    summary: 'Begin a step of a recording anew: its waveform, pitch, transcript, or what was found in the transcript',
    params: mediaParams.extend({ step: recordingStepSchema }),
    response: timelineEntrySchema,
    status: 202,
  },
  editTranscript: {
    method: 'PUT',
    path: '/media/{id}/transcript',
    summary: 'Correct a transcript; what the engine heard is kept, and corrected names join the glossary',
    params: mediaParams,
    body: z.strictObject({
      text: z.string().trim().min(1).max(maxTranscriptLength),
      /** The version that was corrected: refused with 409 when it is no longer the newest. */
      version: z.number().int().positive().optional(),
    }),
    response: timelineEntrySchema,
  },
  translateTranscript: {
    method: 'POST',
    path: '/media/{id}/translations/{language}',
    summary: 'Have a transcript translated by the language model; one that is there or on its way is left as it is',
    params: mediaParams.extend({ language: localeSchema }),
    response: timelineEntrySchema,
    status: 202,
  },
  listAbilities: {
    method: 'GET',
    path: '/abilities',
    summary: 'What this installation is set up to do with voice and text: translate, speak',
    response: abilitiesSchema,
  },
  draftAnswer: {
    method: 'POST',
    path: '/conversations/{id}/draft',
    summary: "Draft an answer to the customer's open questions; stores and sends nothing",
    params: z.object({ id: conversationIdSchema }),
    response: answerDraftSchema,
  },
  makeSpeech: {
    method: 'POST',
    path: '/conversations/{id}/speech',
    summary: "Have a text spoken by the machine's voice, to listen to; sent as a voice message, it goes out behind a notice",
    params: z.object({ id: conversationIdSchema }),
    body: makeSpeechSchema,
    response: speechSchema,
    status: 201,
  },
  markHeard: {
    method: 'POST',
    path: '/media/{id}/heard',
    summary: 'Note that the caller played a recording to its end',
    params: mediaParams,
    response: timelineEntrySchema,
  },
} as const satisfies Record<string, Endpoint>
