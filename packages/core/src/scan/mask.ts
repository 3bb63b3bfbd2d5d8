const minMaskedLength = 8
const scheme = /^[A-Za-z][A-Za-z0-9+.-]{0,15}:\/\//
// Control, format and direction characters and lone surrogates could repaint a terminal or a log.
const unprintable = /[\p{C}\p{Z}]/gu

/**
 * The visible part of a scanned text: the first two and last two characters of eight or more, nothing of a shorter
 * text, only the scheme of a URL. Characters that do not print are replaced.
 */
export function mask(text: string): string {
  const url = scheme.exec(text)
  if (url) return `${url[0]}…`
  // Only the edges are read, because the text may be megabytes long. A character has one or two code units.
  if (Array.from(text.slice(0, 2 * minMaskedLength)).length < minMaskedLength) return '…'
  const head = Array.from(text.slice(0, 4)).slice(0, 2).join('')
  const tail = Array.from(text.slice(-4)).slice(-2).join('')
  return `${head}…${tail}`.replace(unprintable, '\uFFFD')
}
