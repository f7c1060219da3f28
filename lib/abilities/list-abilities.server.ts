import { modelForRecordings } from '../language-model/choose-language-model.server.ts'
import { chooseSpeaker } from '../text-to-speech/choose-speaker.server.ts'
import type { Abilities } from './abilities.ts'

/** Says what is set up here; asks nobody whether it answers. */
export function listAbilities(): Abilities {
  const chosen = modelForRecordings()
  const speaker = chooseSpeaker()
  return {
    translation: chosen.kind === 'model' ? 'on' : chosen.reason === 'model_not_local' ? 'not_local' : 'off',
    speech: speaker === null ? 'off' : speaker.isBasic ? 'basic' : 'endpoint',
  }
}
