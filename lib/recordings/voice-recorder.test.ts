// The recorder's hold on microphones, with a browser of which every microphone opens when the test says so.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
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
  start() {
    this.state = 'recording'
  }
}

const refused = Symbol('a stream that the context does not take')
let asked: { open: () => Stream }[]
let connectFails: boolean

beforeEach(() => {
  asked = []
  connectFails = false
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
})

afterEach(() => {
  vi.unstubAllGlobals()
})

async function startRecording(): Promise<{ recorder: VoiceRecorder; first: Stream }> {
  const recorder = new VoiceRecorder()
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
