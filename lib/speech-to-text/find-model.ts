import type { OfflineModelConfig } from 'sherpa-onnx-node'

/** A model's files by their names in one folder, as the engine wants them. */
export type EmbeddedModel = Omit<OfflineModelConfig, 'numThreads'>

/**
 * Which model the files of a folder make up: encoder, decoder and joiner are a transducer, encoder and decoder are
 * Whisper, one model file alone is NeMo's CTC. Of two precisions the smaller (int8) is taken. Null when a part is missing.
 */
export function findModel(names: string[]): EmbeddedModel | null {
  const tokens = pick(names.filter((name) => /(^|[-_.])tokens\.txt$/.test(name)))
  if (tokens === null) return null
  const networks = names.filter((name) => name.endsWith('.onnx'))
  const [encoder, decoder, joiner] = ['encoder', 'decoder', 'joiner'].map((part) => pick(networks.filter((name) => name.includes(part))))
  if (encoder && decoder && joiner) return { transducer: { encoder, decoder, joiner }, tokens }
  if (encoder && decoder) return { whisper: { encoder, decoder, language: '', task: 'transcribe' }, tokens }
  const model = encoder || decoder || joiner ? null : pick(networks)
  return model === null ? null : { nemoCtc: { model }, tokens }
}

function pick(names: string[]): string | null {
  const [first] = names.toSorted((a, b) => Number(b.includes('int8')) - Number(a.includes('int8')) || (a < b ? -1 : 1))
  return first ?? null
}
