import { h, iconButton } from './dom.js'

/** A sheet from the bottom of a phone with rows to choose from: `{heading}` or `{label, detail, choose}`. */
export function openSheet(phoneElement, title, rows) {
  const close = () => sheet.remove()
  const list = h('div', { class: 'sheet-rows' })
  for (const row of rows) {
    if (row.heading) {
      list.append(h('h4', {}, row.heading))
      continue
    }
    const choose = () => {
      close()
      row.choose()
    }
    list.append(
      h('button', { type: 'button', on: { click: choose } }, h('strong', {}, row.label), row.detail ? h('small', {}, row.detail) : null),
    )
  }
  const panel = h(
    'div',
    { class: 'sheet-panel', role: 'dialog', 'aria-modal': 'true', 'aria-label': title },
    h('header', {}, h('strong', {}, title), iconButton('close', 'Close', close)),
    list,
  )
  const sheet = h('div', { class: 'sheet', on: { click: (event) => event.target === sheet && close() } }, panel)
  sheet.addEventListener('keydown', (event) => event.key === 'Escape' && close())
  phoneElement.querySelector('.glass').append(sheet)
  panel.querySelector('.sheet-rows button')?.focus()
}

/** A sheet with fields; resolves with their values by name, or null when closed. Fields: `[name, label, value]`. */
export function askInSheet(phoneElement, title, fields, submitLabel) {
  return new Promise((resolve) => {
    const finish = (answer) => {
      sheet.remove()
      resolve(answer)
    }
    const inputs = fields.map(([name, label, value]) =>
      h('label', {}, h('span', {}, label), h('input', { name, value, autocomplete: 'off' })),
    )
    const onSubmit = (event) => {
      event.preventDefault()
      finish(Object.fromEntries(new FormData(form)))
    }
    const form = h('form', { class: 'sheet-form', on: { submit: onSubmit } }, ...inputs, h('button', { type: 'submit' }, submitLabel))
    const head = h(
      'header',
      {},
      h('strong', {}, title),
      iconButton('close', 'Close', () => finish(null)),
    )
    const panel = h('div', { class: 'sheet-panel', role: 'dialog', 'aria-modal': 'true', 'aria-label': title }, head, form)
    const sheet = h('div', { class: 'sheet' }, panel)
    sheet.addEventListener('keydown', (event) => event.key === 'Escape' && finish(null))
    phoneElement.querySelector('.glass').append(sheet)
    form.querySelector('input')?.focus()
  })
}
