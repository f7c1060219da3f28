// The recorder's hold on microphones, with a browser of which every microphone opens when the test says so.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { longestRecordingMs } from './recording-limits.ts'
import { VoiceRecorder } from './voice-recorder.client.ts'

class Track extends EventTarget {
  readyState = 'live'
  stop() {
    this.readyState = 'ended'
  }
}

class Stream {
  track = new Track()
  getTracks = () => [this.track]
  getAudioTracks = () => [this.track]
}

class Node {
  connect = (next: unknown) => next
  disconnect = () => undefined
}

class Recorder extends EventTarget {
  static isTypeSupported = () => true
  state = 'inactive'
  mimeType = 'audio/webm;codecs=opus'
  pause() {
    this.state = 'paused'
  }
  resume() {
    this.state = 'recording'
  }
  start() {
    this.state = 'recording'
  }
  /** As the standard has it: what was recorded comes first, both a moment later. */
  stop() {
    this.state = 'inactive'
    queueMicrotask(() => {
      this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob(['sound']) }))
      this.dispatchEvent(new Event('stop'))
    })
  }
}

const refused = Symbol('a stream that the context does not take')
let asked: { open: () => Stream }[]
let connectFails: boolean
/** Seconds of each recording that was kept, and whether it was cut off. */
let kept: { seconds: number; isCutOff: boolean }[]
/** Set while a recording is being read. */
let finishReading: (() => void) | null

beforeEach(() => {
  asked = []
  connectFails = false
  kept = []
  finishReading = null
  const getUserMedia = () =>
    new Promise<Stream>((resolve) => {
      const stream = new Stream()
      asked.push({
        open: () => {
          resolve(stream)
          return stream
        },
      })
    })
  vi.stubGlobal('window', { isSecureContext: true })
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } })
  vi.stubGlobal('MediaRecorder', Recorder)
  vi.stubGlobal('GainNode', Node)
  vi.stubGlobal('AnalyserNode', Node)
  vi.stubGlobal('MediaStreamAudioDestinationNode', class extends Node {})
  vi.stubGlobal(
    'AudioContext',
    class {
      createMediaStreamSource() {
        if (connectFails) throw refused
        return new Node()
      }
      resume = async () => undefined
      close = async () => undefined
    },
  )
  vi.stubGlobal(
    'OfflineAudioContext',
    class {
      decodeAudioData = () =>
        new Promise((resolve) => {
          finishReading = () => resolve({ duration: 2, getChannelData: () => new Float32Array(32_000) })
        })
    },
  )
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function makeRecorder(): VoiceRecorder {
  return new VoiceRecorder(({ durationMs }, isCutOff) => kept.push({ seconds: durationMs / 1000, isCutOff }))
}

async function startRecording(): Promise<{ recorder: VoiceRecorder; first: Stream }> {
  const recorder = makeRecorder()
  const started = recorder.start(null)
  const first = openNext()
  await started
  return { recorder, first }
}

/** Lets the microphone open that was asked for last. */
function openNext(): Stream {
  const last = asked.at(-1)
  if (!last) throw new Error('a microphone must have been asked for')
  return last.open()
}

test('a microphone that cannot be connected is let go, and the problem said', async () => {
  connectFails = true
  const { recorder, first } = await startRecording()
  expect(recorder.getState().kind).toBe('problem')
  expect(first.track.readyState).toBe('ended')
})

test('of two starts one records, and no microphone stays open behind it', async () => {
  const recorder = makeRecorder()
  const starts = [recorder.start(null), recorder.start(null)]
  const [first, second] = asked.map((one) => one.open())
  await Promise.all(starts)
  expect(recorder.getState().kind).toBe('recording')
  expect([first?.track.readyState, second?.track.readyState]).toEqual(['ended', 'live'])
  recorder.dispose()
  expect(second?.track.readyState).toBe('ended')
})

test('a microphone that opens after the recording was thrown away is let go, and the next start records', async () => {
  const recorder = makeRecorder()
  const started = recorder.start(null)
  recorder.dispose()
  const late = openNext()
  await started
  expect([late.track.readyState, recorder.getState().kind]).toEqual(['ended', 'idle'])
  const again = recorder.start(null)
  openNext()
  await again
  expect(recorder.getState().kind).toBe('recording')
  recorder.dispose()
})

test('what is being read when its screen goes is kept, once, however often it is stopped', async () => {
  const { recorder, first } = await startRecording()
  const stops = [recorder.stop(), recorder.stop()]
  expect(recorder.getState().kind).toBe('reading')
  const finish = await vi.waitUntil(() => finishReading)
  expect(first.track.readyState).toBe('ended')
  finish()
  const [one, other] = await Promise.all(stops)
  expect(one).toBe(other)
  expect(kept).toEqual([{ seconds: 2, isCutOff: false }])
  expect(recorder.getState().kind).toBe('idle')
})

test('what is thrown away while it is being read is not kept', async () => {
  const { recorder } = await startRecording()
  const stopped = recorder.stop()
  const finish = await vi.waitUntil(() => finishReading)
  recorder.dispose()
  finish()
  expect(await stopped).toBeNull()
  expect(kept).toEqual([])
})

test('at ten minutes the recording ends, is kept, and is known to be cut off; pauses do not count', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  const { recorder } = await startRecording()
  vi.advanceTimersByTime(longestRecordingMs - 1_000)
  recorder.pause()
  vi.advanceTimersByTime(60_000)
  recorder.resume()
  expect(recorder.elapsedMs()).toBe(longestRecordingMs - 1_000)
  vi.advanceTimersByTime(800)
  expect(recorder.getState().kind).toBe('recording')
  vi.advanceTimersByTime(400)
  expect(recorder.getState().kind).toBe('reading')
  const finish = await vi.waitUntil(() => finishReading)
  finish()
  await recorder.stop()
  expect(kept).toEqual([{ seconds: 2, isCutOff: true }])
})

describe('another microphone', () => {
  test('takes over from the first, which is let go', async () => {
    const { recorder, first } = await startRecording()
    const switched = recorder.switchDevice('desk')
    const second = openNext()
    await switched
    expect([first.track.readyState, second.track.readyState]).toEqual(['ended', 'live'])
    recorder.dispose()
    expect(second.track.readyState).toBe('ended')
  })

  test('that opens after the recording was thrown away is let go', async () => {
    const { recorder, first } = await startRecording()
    const switched = recorder.switchDevice('desk')
    recorder.dispose()
    const late = openNext()
    await switched
    expect([first.track.readyState, late.track.readyState]).toEqual(['ended', 'ended'])
  })

  test('that opens after one chosen later is let go, whichever opened first', async () => {
    const { recorder } = await startRecording()
    const one = recorder.switchDevice('desk')
    const two = recorder.switchDevice('headset')
    const [, desk, headset] = asked
    const newest = headset?.open()
    await two
    const late = desk?.open()
    await one
    expect([late?.track.readyState, newest?.track.readyState]).toEqual(['ended', 'live'])
    recorder.dispose()
    expect(newest?.track.readyState).toBe('ended')
  })

  test('that cannot be connected is let go, and the first goes on', async () => {
    const { recorder, first } = await startRecording()
    connectFails = true
    const switched = recorder.switchDevice('desk')
    const unusable = openNext()
    await switched
    expect([first.track.readyState, unusable.track.readyState]).toEqual(['live', 'ended'])
    recorder.dispose()
  })
})
