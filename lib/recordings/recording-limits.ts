/** The longest answer by voice (ms). */
export const longestRecordingMs = 600_000
/** From here on the end is counted down (ms). */
export const warnRecordingMs = 540_000
/** Longer ones exceed 512 KB at the lowest bitrate, and phones show a download arrow instead of play (audio.md 1). */
export const playsAtOnceMs = 333_000

/** Why nothing can be recorded: keys of `recorder.problem.*` in the message files. */
export type RecorderProblem = 'denied' | 'no_microphone' | 'in_use' | 'insecure' | 'unsupported' | 'unreadable' | 'other'

/** What the name of a `getUserMedia` rejection means (Media Capture and Streams, 10.2). */
export function classifyMicrophoneError(name: string): RecorderProblem {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
    case 'PermissionDeniedError':
      return 'denied'
    case 'NotFoundError':
    case 'DevicesNotFoundError':
    case 'OverconstrainedError':
      return 'no_microphone'
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return 'in_use'
    default:
      return 'other'
  }
}

/** What a recorder writes, by preference: the forms whose packets are Opus (audio.md 4). Null: another form, to be decoded here. */
export function chooseRecordingType(isSupported: (mimeType: string) => boolean): string | null {
  return ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4;codecs=opus'].find(isSupported) ?? null
}
