/** The desk: which phones lie on it, and who hears of which change. */
import { call, listenToChanges } from './api.js'
import { h, initialsOf } from './dom.js'
import { createDrawer } from './drawer.js'
import { Phone } from './phone.js'

const NARROW = matchMedia('(max-width: 600px)')
const STORAGE_KEY = 'simulator-phones'

const phones = new Map()
let users = []
let loadTimer = null
let shown = readShown()

const desk = document.getElementById('desk')
const people = document.getElementById('people')
const select = document.getElementById('people-select')
const state = document.getElementById('desk-state')
const drawer = createDrawer(document.getElementById('drawer'), () => users)

document.getElementById('open-drawer').addEventListener('click', () => drawer.open())
NARROW.addEventListener('change', layDesk)
select.addEventListener('change', () => show([select.value]))

await loadUsers()
listenToChanges(
  (change) => {
    if (change.kind === 'conversation') phones.get(change.userId)?.refresh()
    if (change.kind === 'conversation' || change.kind === 'users') loadUsersSoon()
    if (change.kind === 'users' || change.kind === 'settings') for (const phone of phones.values()) phone.refresh()
    drawer.changed(change)
  },
  (isUp) => {
    state.textContent = isUp ? '' : 'Simulator not reachable. Trying again…'
    if (isUp) for (const phone of phones.values()) phone.refresh()
  },
)

/** Bursts of changes lead to one look at the people. */
function loadUsersSoon() {
  if (loadTimer !== null) return
  loadTimer = setTimeout(() => {
    loadTimer = null
    void loadUsers()
  }, 150)
}

async function loadUsers() {
  users = (await call('GET', '/users')).items
  drawPeople()
  layDesk()
}

/** From the address (`?phones=noor,bo`), else from last time, else the first two. */
function readShown() {
  const asked = new URLSearchParams(location.search).get('phones') ?? localStorage.getItem(STORAGE_KEY)
  const ids = (asked ?? '').split(',').filter(Boolean)
  return ids.length > 0 ? ids : ['noor', 'bo']
}

function show(ids) {
  shown = ids
  localStorage.setItem(STORAGE_KEY, ids.join(','))
  const address = new URL(location.href)
  address.searchParams.set('phones', ids.join(','))
  history.replaceState(null, '', address)
  drawPeople()
  layDesk()
}

function toggle(id) {
  const next = shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id]
  show(next.length > 0 ? next : [id])
}

function drawPeople() {
  people.replaceChildren(
    ...users.map((user) => {
      const isShown = shown.includes(user.id)
      const unread = !isShown && user.unread > 0 ? h('span', { class: 'badge' }, String(user.unread)) : null
      const dot = user.isOnline ? null : h('span', { class: 'offline-dot', title: 'offline' })
      const avatar = h('span', { class: `avatar avatar-${hueOf(user.id)}` }, initialsOf(user.name), dot)
      return h(
        'button',
        { type: 'button', class: 'person', 'aria-pressed': String(isShown), on: { click: () => toggle(user.id) } },
        avatar,
        h('span', {}, user.name),
        unread,
      )
    }),
  )
  select.replaceChildren(...users.map((user) => h('option', { value: user.id }, user.name)))
  select.value = visibleIds()[0] ?? ''
}

function visibleIds() {
  const known = shown.filter((id) => users.some((user) => user.id === id))
  const ids = known.length > 0 ? known : users.slice(0, 1).map((user) => user.id)
  return NARROW.matches ? ids.slice(0, 1) : ids
}

function layDesk() {
  const ids = visibleIds()
  for (const [id, phone] of phones) {
    if (ids.includes(id)) continue
    phone.dispose()
    phones.delete(id)
  }
  for (const id of ids) {
    const user = users.find((candidate) => candidate.id === id)
    const known = phones.get(id)
    if (known) known.updateUser(user)
    else phones.set(id, new Phone(user))
  }
  const wanted = ids.map((id) => phones.get(id).element)
  if (wanted.some((element, index) => desk.children[index] !== element) || desk.children.length !== wanted.length) {
    desk.replaceChildren(...wanted)
  }
}

/** One of six colours, always the same for a person. */
export function hueOf(id) {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 6
  return sum
}
