import { env } from '../core/env.server.ts'
import type { LanguageModel } from './language-model.ts'
import { openAiLanguageModel } from './openai-language-model.server.ts'

/** The model this installation is set up with; null when none is. Nothing depends on there being one. */
export function chooseLanguageModel(): LanguageModel | null {
  const { LLM_BASE_URL, LLM_API_KEY, LLM_MODEL, LLM_TIMEOUT_MS } = env()
  if (!LLM_BASE_URL) return null
  return openAiLanguageModel({ baseUrl: LLM_BASE_URL, apiKey: LLM_API_KEY ?? null, model: LLM_MODEL, timeoutMs: LLM_TIMEOUT_MS })
}
