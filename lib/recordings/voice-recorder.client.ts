// Recording an answer: microphone → mono at 48 kHz → Opus, by the browser's own encoder (audio.md 4). Holds the
// microphone from `start` until the recording is read or `dispose`d; knows nothing of the screen.
import { PeakMeter } from '../audio/peaks.ts'
import { toWav } from '../audio/to-wav.ts'
import { chooseRecordingType, classifyMicrophoneError, longestRecordingMs, type RecorderProblem } from './recording-limits.ts'

/** A finished recording. */
export type Recorded = {
  /** What is uploaded. */
  file: File
  /** What is listened back to: 16 kHz, as the customer will hear it, and seekable, which a browser's raw WebM is not. */
  preview: Blob
  durationMs: number
  /** Heights of 200 equal parts, 0 to 100. */
  peaks: number[]
}

export type RecorderState =
  | { kind: 'opening' | 'recording' | 'paused' | 'reading' }
  | { kind: 'recorded'; recorded: Recorded; isCutOff: boolean }
  | { kind: 'problem'; problem: RecorderProblem }

const bitrate = 24_000
const readRate = 16_000
const checkEveryMs = 200

type Input = { context: AudioContext; entry: GainNode; analyser: AnalyserNode; stream: MediaStream; source: MediaStreamAudioSourceNode }

export class VoiceRecorder {
  #state: RecorderState = { kind: 'opening' }
  #input: Input | null = null
  #recorder: MediaRecorder | null = null
  #chunks: Blob[] = []
  #recordedMs = 0
  #resumedAt: number | null = null
  #timer: ReturnType<typeof setInterval> | null = null
  #isCutOff = false
  #isDisposed = false
  #switches = 0
  readonly #listeners = new Set<() => void>()

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  getState = (): RecorderState => this.#state

  elapsedMs(): number {
    return this.#recordedMs + (this.#resumedAt === null ? 0 : performance.now() - this.#resumedAt)
  }

  /** How loud it is now, 0 to 1 (root mean square of the last 20 ms). */
  level(): number {
    if (!this.#input || this.#state.kind !== 'recording') return 0
    const samples = new Float32Array(1024)
    this.#input.analyser.getFloatTimeDomainData(samples)
    return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
  }

  /** Opens the microphone and begins. Again after a problem or a finished recording: begins anew. */
  async start(deviceId: string | null): Promise<void> {
    this.#release()
    this.#chunks = []
    this.#recordedMs = 0
    this.#isCutOff = false
    this.#set({ kind: 'opening' })
    if (!window.isSecureContext || !navigator.mediaDevices) return this.#set({ kind: 'problem', problem: 'insecure' })
    if (typeof MediaRecorder === 'undefined') return this.#set({ kind: 'problem', problem: 'unsupported' })
    try {
      this.#input = await openInput(deviceId)
      if (this.#isDisposed) return this.#release()
      this.#begin(this.#input)
    } catch (error) {
      this.#release()
      this.#set({ kind: 'problem', problem: classifyMicrophoneError(error instanceof DOMException ? error.name : '') })
    }
  }

  /**
   * Takes another microphone; a recording that runs goes on with it. Of switches that overlap the last one counts, and a
   * microphone that opens too late for anything is closed again.
   */
  async switchDevice(deviceId: string | null): Promise<void> {
    const asked = ++this.#switches
    let stream: MediaStream | null = null
    try {
      if (!this.#input) return
      const { context } = this.#input
      stream = await openMicrophone(deviceId)
      const input = this.#input
      if (asked !== this.#switches || input?.context !== context) return stopTracks(stream)
      const source = context.createMediaStreamSource(stream)
      source.connect(input.entry)
      input.source.disconnect()
      stopTracks(input.stream)
      this.#input = { ...input, stream, source }
      this.#watchTrack(stream)
    } catch {
      // The one in use goes on.
      if (stream) stopTracks(stream)
    }
  }

  pause(): void {
    if (this.#state.kind !== 'recording') return
    this.#recorder?.pause()
    this.#rest()
    this.#set({ kind: 'paused' })
  }

  resume(): void {
    if (this.#state.kind !== 'paused') return
    this.#recorder?.resume()
    this.#resumedAt = performance.now()
    this.#set({ kind: 'recording' })
  }

  /** Ends the recording and reads it. @returns null when it could not be read, or none was running. */
  async stop(): Promise<Recorded | null> {
    const recorder = this.#recorder
    if (!recorder || (this.#state.kind !== 'recording' && this.#state.kind !== 'paused')) return null
    this.#rest()
    this.#set({ kind: 'reading' })
    const ended = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }))
    if (recorder.state !== 'inactive') recorder.stop()
    await ended
    this.#release()
    try {
      const recorded = await readRecorded(new Blob(this.#chunks, { type: recorder.mimeType }))
      this.#set({ kind: 'recorded', recorded, isCutOff: this.#isCutOff })
      return recorded
    } catch {
      this.#set({ kind: 'problem', problem: 'unreadable' })
      return null
    }
  }

  /** Lets go of the microphone; what runs is thrown away. */
  dispose(): void {
    this.#isDisposed = true
    this.#release()
  }

  #begin({ context, analyser, stream }: Input): void {
    const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 })
    analyser.connect(destination)
    const mimeType = chooseRecordingType((type) => MediaRecorder.isTypeSupported(type))
    const recorder = new MediaRecorder(destination.stream, { audioBitsPerSecond: bitrate, ...(mimeType && { mimeType }) })
    recorder.addEventListener('dataavailable', (event) => event.data.size > 0 && this.#chunks.push(event.data))
    this.#recorder = recorder
    this.#watchTrack(stream)
    recorder.start(1_000)
    this.#resumedAt = performance.now()
    this.#timer = setInterval(() => {
      if (this.elapsedMs() < longestRecordingMs) return
      this.#isCutOff = true
      void this.stop()
    }, checkEveryMs)
    this.#set({ kind: 'recording' })
  }

  /** A microphone that is pulled out ends the recording, which is kept. */
  #watchTrack(stream: MediaStream): void {
    const [track] = stream.getAudioTracks()
    track?.addEventListener('ended', () => {
      if (this.#input?.stream === stream) void this.stop()
    })
  }

  #rest(): void {
    this.#recordedMs = this.elapsedMs()
    this.#resumedAt = null
  }

  #release(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
    this.#resumedAt = null
    const input = this.#input
    this.#input = null
    if (!input) return
    stopTracks(input.stream)
    // Closing one that closes already is refused, and no matter.
    void input.context.close().catch(() => {})
  }

  #set(state: RecorderState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

/** Microphones by id and name; names are known only after permission was given. */
export async function listMicrophones(): Promise<{ id: string; name: string }[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? []
  return devices
    .filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== '')
    .map((one) => ({ id: one.deviceId, name: one.label }))
}

function openMicrophone(deviceId: string | null): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, ...(deviceId && { deviceId: { exact: deviceId } }) } })
}

/** What the browser gives may be stereo at any rate, whatever was asked: the gain node makes it mono (audio.md 4). */
async function openInput(deviceId: string | null): Promise<Input> {
  const stream = await openMicrophone(deviceId).catch((error: unknown) => {
    // A microphone that was chosen once and is not there now.
    if (deviceId !== null && error instanceof DOMException && error.name === 'OverconstrainedError') return openMicrophone(null)
    throw error
  })
  try {
    return connect(stream, new AudioContext({ sampleRate: 48_000 }))
  } catch {
    // Firefox refuses to connect a microphone of another rate: take its own.
    try {
      return connect(stream, new AudioContext())
    } catch (error) {
      stopTracks(stream)
      throw error
    }
  }
}

function connect(stream: MediaStream, context: AudioContext): Input {
  const source = context.createMediaStreamSource(stream)
  const entry = new GainNode(context, { channelCount: 1, channelCountMode: 'explicit' })
  const analyser = new AnalyserNode(context, { fftSize: 1024 })
  source.connect(entry).connect(analyser)
  void context.resume()
  return { context, entry, analyser, stream, source }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** Decoded once, for its length, its waveform, and listening back; and for what is uploaded where the browser wrote no Opus. */
async function readRecorded(blob: Blob): Promise<Recorded> {
  const decoded = await new OfflineAudioContext(1, 1, readRate).decodeAudioData(await blob.arrayBuffer())
  const mono = decoded.getChannelData(0)
  const meter = new PeakMeter()
  meter.push(mono)
  const samples = Int16Array.from(mono, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * 32_767))
  // `toWav` fills a buffer of its own, never a shared one.
  const preview = new Blob([toWav(samples, readRate) as Uint8Array<ArrayBuffer>], { type: 'audio/wav' })
  const isOpus = /opus/.test(blob.type)
  const extension = blob.type.includes('ogg') ? 'ogg' : blob.type.includes('mp4') ? 'm4a' : 'webm'
  const file = isOpus
    ? new File([blob], `answer.${extension}`, { type: blob.type })
    : new File([preview], 'answer.wav', { type: 'audio/wav' })
  return { file, preview, durationMs: decoded.duration * 1000, peaks: meter.readPeaks(200) }
}
