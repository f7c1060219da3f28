/** The lab: clock, delivery switches, faults, people, and what was delivered and asked. */
import { call } from './api.js'
import { h, iconButton } from './dom.js'

const HOUR_MS = 3_600_000
const SHOWN_LOG = 14
/** Switches shown, by what they are for; everything else is in the admin API. */
const KNOBS = {
  duplicatePercent: 'Duplicates, %',
  shuffle: 'Shuffle: hold and permute',
  delayMs: 'Delay, ms',
  batchSize: 'Updates per POST',
  multiEntry: 'One entry per update',
  encoding: 'Serialisation',
  wrongSignatures: 'Wrong signatures, next n',
  missingTypeObjects: 'Missing type object, next n',
  unknownTypes: 'Unknown type, next n',
  unknownFields: 'Unknown field, next n',
  bigBodies: '3 MB bodies, next n',
  contactsAbsent: 'No contacts',
  contactsReordered: 'Stranger first in contacts',
  secondAppRetries: "Another app's retries",
  skipRead: 'Never report read',
  lateFailed: 'Fail after sent',
  statusBeforeResponse: 'Status before send response',
}
const FAULTS = {
  acceptThenHang: 'Accept, never answer, next n',
  dropSends: 'Drop sends, next n',
  htmlErrors: 'HTML error pages, next n',
  slowMs: 'Slow, ms',
  tokenRevoked: 'Token revoked',
  expiredMediaUrls: 'Expired media URLs, next n',
  mediaNotFound: 'Media gone',
  shaMismatch: 'Wrong sha256',
  windowClosedSync: 'Closed window refused at once',
  rateLimits: 'Rate limits',
  approveAsMarketing: 'Approve templates as marketing',
}

export function createDrawer(dialog, listUsers) {
  const body = h('div', {})
  const head = h(
    'div',
    { class: 'drawer-head' },
    h('h2', {}, 'Lab'),
    iconButton('close', 'Close', () => dialog.close()),
  )
  dialog.append(head, body)
  let timer = null

  async function draw() {
    if (!dialog.open) return
    // Do not pull a field away from under the fingers.
    if (body.contains(document.activeElement) && document.activeElement.matches('input[type="number"], input[type="text"]')) return
    const [settings, clock, deliveries, requests] = await Promise.all([
      call('GET', '/settings'),
      call('GET', '/clock'),
      call('GET', `/deliveries?limit=${SHOWN_LOG}`),
      call('GET', `/requests?limit=${SHOWN_LOG}`),
    ])
    body.replaceChildren(
      clockSection(clock),
      switchSection('How webhooks are delivered', KNOBS, settings.knobs, '/knobs'),
      switchSection('How the Graph API misbehaves', FAULTS, settings.faults, '/faults', failSends(settings.faults)),
      accountSection(settings),
      peopleSection(listUsers()),
      logSection('Webhooks', deliveries.items.map(deliveryLine)),
      logSection('Graph requests', requests.items.map(requestLine)),
    )
  }

  return {
    open: () => {
      dialog.showModal()
      void draw()
    },
    changed: () => {
      if (!dialog.open || timer) return
      timer = setTimeout(() => {
        timer = null
        void draw()
      }, 250)
    },
  }
}

function clockSection(clock) {
  const now = new Date(clock.nowMs).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })
  const move = (advanceMs) => () => call('POST', '/clock', { advanceMs })
  const isFrozen = clock.frozenAtMs !== null
  return h(
    'section',
    {},
    h('h3', {}, 'Clock'),
    h('p', {}, `${now}${isFrozen ? ', standing still' : ''}. Webhooks carry this time; the business runs on the real one.`),
    h(
      'div',
      { class: 'button-row' },
      action('+1 hour', move(HOUR_MS)),
      action('+23 hours', move(23 * HOUR_MS)),
      action('+1 day', move(24 * HOUR_MS)),
      action('+30 days', move(30 * 24 * HOUR_MS)),
      action(isFrozen ? 'Run' : 'Freeze', () => call('POST', '/clock', { frozen: !isFrozen })),
      action('Real time', async () => {
        await call('POST', '/clock', { frozen: false })
        await call('POST', '/clock', { setToMs: Date.now() })
      }),
    ),
  )
}

function switchSection(title, labels, values, path, extra) {
  const rows = Object.entries(labels).map(([name, label]) => setting(name, label, values[name], path))
  return h('section', {}, h('h3', {}, title), ...rows, extra ?? null)
}

function setting(name, label, value, path) {
  const save = (next) => call('PATCH', path, { [name]: next })
  const input =
    typeof value === 'boolean'
      ? h('input', { type: 'checkbox', checked: value, on: { change: (event) => save(event.target.checked) } })
      : typeof value === 'number'
        ? h('input', { type: 'number', min: '0', value, on: { change: (event) => save(Number(event.target.value)) } })
        : choice(['escaped', 'raw_utf8', 'legacy'], value, save)
  return h('label', { class: 'setting' }, h('span', {}, label), input)
}

function choice(options, value, save) {
  const select = h(
    'select',
    { on: { change: (event) => save(event.target.value) } },
    ...options.map((option) => h('option', { value: option }, option)),
  )
  select.value = value
  return select
}

function failSends({ failSends: current }) {
  const codes = [131047, 131056, 130429, 131026, 131042, 131053, 131000, 131016, 190, 368]
  const fail = (code) => call('PATCH', '/faults', { failSends: { count: 3, code } })
  const now = current ? `The next ${current.count} sends are refused with ${current.code}.` : 'Refuse the next 3 sends with:'
  return h(
    'div',
    {},
    h('p', {}, now),
    h(
      'div',
      { class: 'button-row' },
      ...codes.map((code) => action(String(code), () => fail(code))),
      action('none', () => call('PATCH', '/faults', { failSends: null })),
    ),
  )
}

function accountSection({ numbers, webhookUrl, serviceMessagesThisMonth }) {
  const [number] = numbers
  const used = serviceMessagesThisMonth[number.id]
  const address = h('input', {
    type: 'text',
    value: webhookUrl ?? '',
    'aria-label': 'Webhook address',
    placeholder: 'Webhook address',
    on: { change: (event) => call('PUT', '/webhook', { url: event.target.value || null }) },
  })
  const set = (patch) => () => call('PATCH', `/numbers/${number.id}`, patch)
  return h(
    'section',
    {},
    h('h3', {}, 'Account'),
    address,
    h(
      'p',
      {},
      `${used} of 1,000 free service messages this month. ${number.hasPaymentMethod ? 'Payment method set.' : 'No payment method.'}`,
    ),
    h(
      'div',
      { class: 'button-row' },
      action('999 used', set({ serviceMessagesThisMonth: 999 })),
      action(number.hasPaymentMethod ? 'Remove payment' : 'Add payment', set({ hasPaymentMethod: !number.hasPaymentMethod })),
      action('Retry webhooks now', () => call('POST', '/deliveries/retry')),
    ),
  )
}

function peopleSection(users) {
  const rows = users.map((user) =>
    h('div', { class: 'setting' }, h('span', {}, user.name), h('small', {}, user.isPhoneShared ? `+${user.phone}` : `@${user.username}`)),
  )
  const name = h('input', { type: 'text', 'aria-label': 'Name of a new person', placeholder: 'New person' })
  const add = async () => {
    const id = name.value.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
    if (id) await call('POST', '/users', { id, name: name.value, phone: String(31600001000 + Math.floor(Math.random() * 90_000)) })
  }
  return h(
    'section',
    {},
    h('h3', {}, 'People'),
    ...rows,
    name,
    h(
      'div',
      { class: 'button-row' },
      action('Add person', add),
      action('Start over', () => confirm('Forget all chats, media and settings?') && call('POST', '/reset')),
    ),
  )
}

function logSection(title, lines) {
  return h('section', {}, h('h3', {}, title), lines.length > 0 ? h('ul', { class: 'log' }, ...lines) : h('p', {}, 'Nothing yet.'))
}

function deliveryLine(delivery) {
  const last = delivery.attempts.at(-1)
  const outcome = last ? (last.status ?? last.error) : 'waiting'
  const what = /"status":"(\w+)"/.exec(delivery.body ?? '')?.[1] ?? /"type":"(\w+)"/.exec(delivery.body ?? '')?.[1] ?? ''
  return h(
    'li',
    { class: delivery.state === 'delivered' ? '' : 'is-bad' },
    h('span', {}, String(outcome)),
    h('span', {}, `×${delivery.attempts.length}`),
    h('span', {}, `${delivery.lane} ${what}`),
  )
}

function requestLine(entry) {
  const isGood = entry.status !== null && entry.status < 400
  return h(
    'li',
    { class: isGood ? '' : 'is-bad' },
    h('span', {}, String(entry.status ?? 'none')),
    h('span', {}, entry.method),
    h('span', {}, `${entry.path}${entry.errorCode ? ` (${entry.errorCode})` : ''}`),
  )
}

function action(label, run) {
  return h('button', { type: 'button', on: { click: () => void run() } }, label)
}
