/** Builds elements. `on` takes listeners, `class` and ARIA names are attributes, `false`/`null` props are left out. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue
    if (name === 'on') for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener)
    else if (name === 'value' || name === 'checked' || name === 'src') element[name] = value
    else element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false))
  return element
}

const PATHS = {
  back: 'M15 5l-7 7 7 7',
  more: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  send: 'M4 12l16-8-5 16-3.5-6.5L4 12zM11.5 13.5L20 4',
  attach: 'M20 11.5l-8.2 8.2a5 5 0 0 1-7-7l8.5-8.5a3.3 3.3 0 0 1 4.7 4.7l-8.4 8.4a1.7 1.7 0 0 1-2.4-2.4L14.5 8',
  mic: 'M12 4a3 3 0 0 1 3 3v4a3 3 0 0 1-6 0V7a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v3',
  close: 'M6 6l12 12M18 6L6 18',
  trash: 'M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13',
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M8.5 5.5v13M15.5 5.5v13',
  file: 'M7 3h7l5 5v13H7zM14 3v5h5',
  download: 'M12 4v11M7.5 11L12 15.5 16.5 11M5 20h14',
  pin: 'M12 21s7-6.4 7-11.5A7 7 0 0 0 5 9.5C5 14.6 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20a7.5 7.5 0 0 1 15 0',
  reply: 'M9 7L4 12l5 5M4 12h9a7 7 0 0 1 7 7',
  smile: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5v.01M15 9.5v.01',
  list: 'M8 7h12M8 12h12M8 17h12M4 7v.01M4 12v.01M4 17v.01',
  link: 'M10 14L20 4M14 4h6v6M18 14v5H5V6h5',
  forward: 'M15 7l5 5-5 5M20 12h-9a7 7 0 0 0-7 7',
  photo: 'M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 17M15.5 9v.01',
  music: 'M9 18V6l10-2v12M9 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM19 16a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z',
  bag: 'M5 8h14l-1 12H6zM9 8a3 3 0 0 1 6 0',
  check: 'M4 12.5l4.5 4.5L18 7',
  checks: 'M1.5 12.5L6 17l9-10M10 15.8l1.2 1.2 9-10',
}

export function icon(name, label) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', `icon icon-${name}`)
  if (label) {
    svg.setAttribute('role', 'img')
    svg.setAttribute('aria-label', label)
  } else svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', PATHS[name])
  svg.append(path)
  return svg
}

export function iconButton(name, label, onClick, more = {}) {
  return h(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label, on: { click: onClick }, ...more },
    icon(name),
  )
}

/** A menu under its button; closes on choice, Escape and clicks elsewhere. Items: `[icon, label, action]`. */
export function openMenu(anchor, items, side = 'below') {
  closeMenus()
  const menu = h('div', { class: `menu menu-${side}`, role: 'menu' })
  for (const [iconName, label, action] of items) {
    const choose = () => {
      closeMenus()
      anchor.focus()
      action()
    }
    menu.append(h('button', { type: 'button', role: 'menuitem', on: { click: choose } }, iconName ? icon(iconName) : null, label))
  }
  menu.addEventListener('keydown', (event) => moveFocus(event, menu))
  anchor.parentElement.append(menu)
  anchor.setAttribute('aria-expanded', 'true')
  menu.querySelector('button')?.focus()
  const dismiss = (event) => {
    if (event.type === 'keydown' ? event.key === 'Escape' : !menu.contains(event.target) && !anchor.contains(event.target)) closeMenus()
  }
  document.addEventListener('pointerdown', dismiss)
  document.addEventListener('keydown', dismiss)
  openedMenu = () => {
    document.removeEventListener('pointerdown', dismiss)
    document.removeEventListener('keydown', dismiss)
    anchor.setAttribute('aria-expanded', 'false')
    menu.remove()
  }
}

let openedMenu = null

export function closeMenus() {
  openedMenu?.()
  openedMenu = null
}

function moveFocus(event, menu) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  const buttons = [...menu.querySelectorAll('button')]
  const next = (buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length
  buttons[next].focus()
}

export function initialsOf(name) {
  return name
    .split(/\s+/)
    .map((word) => word[0])
    .slice(0, 2)
    .join('')
    .toUpperCase()
}

export function clockTime(ms) {
  return new Date(ms).toLocaleTimeString('nl-NL', { hour: '2-digit', minute: '2-digit' })
}
