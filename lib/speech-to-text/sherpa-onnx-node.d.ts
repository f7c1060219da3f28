// The package brings no types; these are the parts in use, after its own types.js.
declare module 'sherpa-onnx-node' {
  export type OfflineModelConfig = {
    whisper?: { encoder: string; decoder: string; language: string; task: 'transcribe' }
    transducer?: { encoder: string; decoder: string; joiner: string }
    nemoCtc?: { model: string }
    tokens: string
    numThreads: number
  }
  export type OfflineRecognizerConfig = { featConfig: { sampleRate: number; featureDim: number }; modelConfig: OfflineModelConfig }
  export type OfflineStream = { acceptWaveform(sound: { sampleRate: number; samples: Float32Array }): void }
  export type OfflineRecognizer = {
    createStream(): OfflineStream
    setConfig(config: OfflineRecognizerConfig): void
    /** What it says is checked where it is used. */
    decodeAsync(stream: OfflineStream): Promise<unknown>
  }
  // A CommonJS package: its names are on the default export only.
  const engine: { OfflineRecognizer: { createAsync(config: OfflineRecognizerConfig): Promise<OfflineRecognizer> } }
  export default engine
}
