// Recording an answer: microphone → mono at 48 kHz → Opus, by the browser's own encoder (audio.md 4). Holds the
// microphone from `start` until the recording has ended or is thrown away (`dispose`); knows nothing of the screen.
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

/** `reading`: ended, and not yet known. What became of a recording that was read, `onRecorded` was told. */
export type RecorderState =
  | { kind: 'idle' | 'opening' | 'recording' | 'paused' | 'reading' }
  | { kind: 'problem'; problem: RecorderProblem }

const bitrate = 24_000
const readRate = 16_000
const checkEveryMs = 200
const runsWithinMs = 3_000

type Input = { context: AudioContext; entry: GainNode; analyser: AnalyserNode; stream: MediaStream; source: MediaStreamAudioSourceNode }

/** One encoder with what it has written; ended as soon as it wrote its last. */
type Encoding = { recorder: MediaRecorder; chunks: Blob[]; ended: Promise<unknown> }

export class VoiceRecorder {
  readonly #onRecorded: (recorded: Recorded, isCutOff: boolean) => void
  #state: RecorderState = { kind: 'idle' }
  #input: Input | null = null
  #encoding: Encoding | null = null
  #reading: Promise<Recorded | null> = Promise.resolve(null)
  #recordedMs = 0
  #resumedAt: number | null = null
  #timer: ReturnType<typeof setInterval> | null = null
  /** Counts starts and ends: whatever comes in late belongs to an earlier one, and is let go. */
  #turn = 0
  #switches = 0
  readonly #listeners = new Set<() => void>()

  /**
   * @param onRecorded told of each recording that was ended and read, by whomever and however late, unless it was thrown
   *   away. `isCutOff`: it reached the longest length and was ended there.
   */
  constructor(onRecorded: (recorded: Recorded, isCutOff: boolean) => void) {
    this.#onRecorded = onRecorded
  }

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

  /** Opens the microphone and begins, anew if need be: of starts that overlap the last one counts. */
  async start(deviceId: string | null): Promise<void> {
    this.#release()
    const turn = this.#turn
    this.#set({ kind: 'opening' })
    if (!window.isSecureContext || !navigator.mediaDevices) return this.#set({ kind: 'problem', problem: 'insecure' })
    if (typeof MediaRecorder === 'undefined') return this.#set({ kind: 'problem', problem: 'unsupported' })
    try {
      const input = await openInput(deviceId)
      if (turn !== this.#turn) return closeInput(input)
      this.#input = input
      this.#begin(input)
    } catch (error) {
      if (turn !== this.#turn) return
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
    this.#encoding?.recorder.pause()
    this.#rest()
    this.#set({ kind: 'paused' })
  }

  resume(): void {
    if (this.#state.kind !== 'paused') return
    this.#encoding?.recorder.resume()
    this.#resumedAt = performance.now()
    this.#set({ kind: 'recording' })
  }

  /** Ends the recording and reads it; asked again meanwhile, it is the same one. @returns null when there is none to be had. */
  stop(): Promise<Recorded | null> {
    return this.#end(false)
  }

  /** Lets go of the microphone; what runs, or is being read, is thrown away. */
  dispose(): void {
    this.#release()
    this.#set({ kind: 'idle' })
  }

  #begin({ context, analyser, stream }: Input): void {
    const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 })
    analyser.connect(destination)
    const mimeType = chooseRecordingType((type) => MediaRecorder.isTypeSupported(type))
    const recorder = new MediaRecorder(destination.stream, { audioBitsPerSecond: bitrate, ...(mimeType && { mimeType }) })
    const chunks: Blob[] = []
    recorder.addEventListener('dataavailable', (event) => event.data.size > 0 && chunks.push(event.data))
    const ended = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }))
    this.#encoding = { recorder, chunks, ended }
    this.#watchTrack(stream)
    recorder.start(1_000)
    this.#resumedAt = performance.now()
    this.#timer = setInterval(() => {
      if (this.elapsedMs() >= longestRecordingMs) void this.#end(true)
    }, checkEveryMs)
    this.#set({ kind: 'recording' })
  }

  #end(isCutOff: boolean): Promise<Recorded | null> {
    const { kind } = this.#state
    if (kind === 'reading') return this.#reading
    if (!this.#encoding || (kind !== 'recording' && kind !== 'paused')) return Promise.resolve(null)
    this.#reading = this.#read(this.#encoding, isCutOff)
    return this.#reading
  }

  async #read({ recorder, chunks, ended }: Encoding, isCutOff: boolean): Promise<Recorded | null> {
    this.#rest()
    this.#set({ kind: 'reading' })
    const turn = this.#turn
    if (recorder.state !== 'inactive') recorder.stop()
    await ended
    if (turn !== this.#turn) return null
    this.#closeInput()
    const recorded = await readRecorded(new Blob(chunks, { type: recorder.mimeType })).catch(() => null)
    if (turn !== this.#turn) return null
    if (recorded) this.#onRecorded(recorded, isCutOff)
    this.#set(recorded ? { kind: 'idle' } : { kind: 'problem', problem: 'unreadable' })
    return recorded
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
    this.#turn++
    this.#closeInput()
    this.#recordedMs = 0
    if (this.#encoding && this.#encoding.recorder.state !== 'inactive') this.#encoding.recorder.stop()
    this.#encoding = null
  }

  #closeInput(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
    this.#resumedAt = null
    if (this.#input) closeInput(this.#input)
    this.#input = null
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
    const input = connectAtSomeRate(stream)
    // Until the context runs nothing is recorded, and the first words would be lost. One that is not let run is not waited
    // for: a recording without sound says so itself.
    await Promise.race([input.context.resume(), new Promise((resolve) => setTimeout(resolve, runsWithinMs))])
    return input
  } catch (error) {
    stopTracks(stream)
    throw error
  }
}

function connectAtSomeRate(stream: MediaStream): Input {
  try {
    return connect(stream, new AudioContext({ sampleRate: 48_000 }))
  } catch {
    // Firefox refuses to connect a microphone of another rate: take its own.
    return connect(stream, new AudioContext())
  }
}

/** @throws whatever the browser says when it does not take the microphone; the context is closed then, the microphone is not. */
function connect(stream: MediaStream, context: AudioContext): Input {
  try {
    const source = context.createMediaStreamSource(stream)
    const entry = new GainNode(context, { channelCount: 1, channelCountMode: 'explicit' })
    const analyser = new AnalyserNode(context, { fftSize: 1024 })
    source.connect(entry).connect(analyser)
    return { context, entry, analyser, stream, source }
  } catch (error) {
    void context.close().catch(() => {})
    throw error
  }
}

function closeInput({ context, stream }: Input): void {
  stopTracks(stream)
  // Closing one that closes already is refused, and no matter.
  void context.close().catch(() => {})
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
