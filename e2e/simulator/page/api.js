const BASE = '/sim/api'

/** Calls the simulator; throws with its own words when it refuses. */
export async function call(method, path, body) {
  const response = await fetch(`${BASE}${path}`, {
    method,
    headers: body === undefined || body instanceof Blob ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : body instanceof Blob ? body : JSON.stringify(body),
  })
  const answer = await response.json().catch(() => ({}))
  if (!response.ok) throw new Error(answer.error?.message ?? `HTTP ${response.status}`)
  return answer
}

export function userPath(userId) {
  return `/users/${encodeURIComponent(userId)}`
}

export async function uploadMedia(userId, blob, filename) {
  const query = new URLSearchParams({ mimeType: blob.type || 'application/octet-stream' })
  if (filename) query.set('filename', filename)
  return call('POST', `${userPath(userId)}/media?${query}`, blob)
}

export function mediaAddress(mediaId) {
  return `${BASE}/media/${mediaId}`
}

/** Tells the simulator that nobody looks at this chat any more, also while the page is going away. */
export function leaveChat(userId) {
  const body = new Blob([JSON.stringify({ isOpen: false })], { type: 'application/json' })
  navigator.sendBeacon(`${BASE}${userPath(userId)}/chat`, body)
}

/** Live changes. `onState` hears whether the line is up; after a break everything is fetched again. */
export function listenToChanges(onChange, onState) {
  const source = new EventSource(`${BASE}/events`)
  source.onopen = () => onState(true)
  source.onerror = () => onState(false)
  source.onmessage = (event) => onChange(JSON.parse(event.data))
}
