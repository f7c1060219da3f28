/** Forms in which the server gives a sound: as it came, or made for browsers that cannot play that (audio.md 5). */
export type PlaybackForm = 'original' | 'webm' | 'wav'

const opusInOgg = 'audio/ogg; codecs=opus'
const opusInWebm = 'audio/webm; codecs=opus'

/** The forms to try, best first. `canPlay` is `HTMLMediaElement.canPlayType`: empty means no. */
export function choosePlaybackForms(mimeType: string, canPlay: (type: string) => string): PlaybackForm[] {
  const isOgg = mimeType === 'audio/ogg'
  if (canPlay(isOgg ? opusInOgg : mimeType)) return ['original', 'wav']
  return isOgg && canPlay(opusInWebm) ? ['webm', 'wav'] : ['wav']
}
