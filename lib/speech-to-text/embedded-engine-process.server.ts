// The embedded engine's own process: it holds the model, hears one sound at a time, and ends with its parent, or by itself
// when it needs more memory than it may. A crash in native code ends this process and nothing else. No network, no store.
import type { OfflineModelConfig, OfflineRecognizer } from 'sherpa-onnx-node'
import { type EngineReply, type EngineRequest, heardSchema, tooMuchMemory } from './embedded-engine-protocol.ts'

const memoryCheckMs = 200
const features = { sampleRate: 16_000, featureDim: 80 }

let loaded: { recognizer: OfflineRecognizer; config: OfflineModelConfig } | undefined

// Sent by the engine in this folder, which is typed with the same union.
process.on('message', (request: EngineRequest) => {
  answer(request).then(reply, () => reply({ kind: 'failed', reason: 'broken' }))
})
process.on('disconnect', () => process.exit(0))

function reply(message: EngineReply): void {
  process.send?.(message)
}

async function answer(request: EngineRequest): Promise<EngineReply> {
  switch (request.kind) {
    case 'load':
      return load(request)
    case 'hear':
      return hear(request)
  }
}

async function load({ model, threads, maxMemoryMb }: Extract<EngineRequest, { kind: 'load' }>): Promise<EngineReply> {
  setInterval(() => {
    if (process.memoryUsage.rss() > maxMemoryMb * 1024 * 1024) process.exit(tooMuchMemory)
  }, memoryCheckMs)
  const engine = await import('sherpa-onnx-node').catch(() => null)
  if (!engine) return { kind: 'failed', reason: 'no_engine' } // An optional package: not for every platform.
  const config = { ...model, numThreads: threads }
  loaded = { recognizer: await engine.default.OfflineRecognizer.createAsync({ featConfig: features, modelConfig: config }), config }
  return { kind: 'loaded' }
}

async function hear({ samples, language }: Extract<EngineRequest, { kind: 'hear' }>): Promise<EngineReply> {
  if (!loaded) return { kind: 'failed', reason: 'broken' }
  const { recognizer, config } = loaded
  // Whisper is told the language; an empty one makes it find out. The other models know theirs.
  if (config.whisper && config.whisper.language !== (language ?? '')) {
    config.whisper = { ...config.whisper, language: language ?? '' }
    recognizer.setConfig({ featConfig: features, modelConfig: config })
  }
  const stream = recognizer.createStream()
  stream.acceptWaveform({ sampleRate: features.sampleRate, samples })
  return { kind: 'heard', heard: heardSchema.parse(await recognizer.decodeAsync(stream)) }
}
