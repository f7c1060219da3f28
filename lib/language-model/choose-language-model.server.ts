import { env } from '../core/env.server.ts'
import { isThisMachine } from './is-this-machine.ts'
import type { LanguageModel } from './language-model.ts'
import { openAiLanguageModel } from './openai-language-model.server.ts'

/** The model this installation is set up with; null when none is. Nothing depends on there being one. */
export function chooseLanguageModel(): LanguageModel | null {
  const { LLM_BASE_URL, LLM_API_KEY, LLM_MODEL, LLM_TIMEOUT_MS } = env()
  if (!LLM_BASE_URL) return null
  return openAiLanguageModel({ baseUrl: LLM_BASE_URL, apiKey: LLM_API_KEY ?? null, model: LLM_MODEL, timeoutMs: LLM_TIMEOUT_MS })
}

export type ModelForRecordings = { kind: 'model'; model: LanguageModel } | { kind: 'off'; reason: 'not_configured' | 'model_not_local' }

/**
 * The model that may read what was said. Where recordings stay on this machine (`STT_MODEL_DIR`) their words do too:
 * then it is one on this machine, or none.
 */
export function modelForRecordings(): ModelForRecordings {
  const { STT_MODEL_DIR, LLM_BASE_URL } = env()
  const model = chooseLanguageModel()
  if (!model || !LLM_BASE_URL) return { kind: 'off', reason: 'not_configured' }
  return STT_MODEL_DIR && !isThisMachine(LLM_BASE_URL) ? { kind: 'off', reason: 'model_not_local' } : { kind: 'model', model }
}
