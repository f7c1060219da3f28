/** Text as a messenger shows it: links, *bold*, _italic_, ~struck~, ```monospace```. Always text nodes, never HTML. */
const PATTERN =
  /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])|```([^`]+)```|(?<![\p{L}\p{N}])([*_~])(?=\S)([^*_~\n]+?)(?<=\S)\3(?![\p{L}\p{N}])/gu
const TAGS = { '*': 'strong', _: 'em', '~': 's' }

export function appendRichText(parent, text) {
  let from = 0
  for (const match of text.matchAll(PATTERN)) {
    parent.append(text.slice(from, match.index))
    from = match.index + match[0].length
    const [whole, link, code, mark, marked] = match
    if (link) parent.append(linkTo(link))
    else parent.append(wrap(code ? 'code' : TAGS[mark], code ?? marked ?? whole))
  }
  parent.append(text.slice(from))
}

export function isOnlyEmoji(text) {
  const trimmed = text.trim()
  return trimmed.length > 0 && trimmed.length <= 24 && /^(\p{RGI_Emoji}|\s)+$/v.test(trimmed)
}

function linkTo(address) {
  const link = wrap('a', address)
  link.href = address
  link.target = '_blank'
  link.rel = 'noreferrer noopener'
  return link
}

function wrap(tag, text) {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}
