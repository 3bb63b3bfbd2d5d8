/** Bytes of keys, one character a byte, and their arrival, ms. */
export interface KeyBytes {
  readonly text: string
  readonly at: number
}

const escape = '\u001B'

/** Control sequences that a terminal sends by itself (ECMA-48; xterm, "Control Sequences"). No key sends any of them. */
const wholeReplies = [
  // Private sequences: device attributes, modes, the mouse (1006), the colour scheme.
  /^\u001B\[[<=>?][0-9:;]*[ -/]*[@-~]$/,
  // Device status (n), cursor position (R), window (t), parameters (x), the mouse (1015).
  /^\u001B\[[0-9;]+[Rcntx]$/,
  /^\u001B\[\d+(?:;\d+){2,}[MT]$/,
  // Modes ($y), locator (&w).
  /^\u001B\[[0-9;]+;[0-9;]+[$&][wy]$/,
  // The window got or lost the focus.
  /^\u001B\[[IO]$/,
  // The old mouse protocol: button, column and row, a byte each.
  /^\u001B\[M[^]{3}$/,
]
const beginsReply = /^\u001B(?:\[(?:[<=>?]?[0-9:;]*[ -/]*|M[^]{0,2}))?$/
/** OSC, DCS, SOS, PM and APC begin a text that ends at BEL or ST, for example a colour, a setting or a version. */
const beginsText = /^\u001B[\]PX^_]/
const isControl = /[\u0000-\u001F]/
const st = `${escape}\\`
const bel = '\u0007'
/** At most this many characters of a reply are held. Replies of terminals are shorter. */
const maxReply = 4_096

/** Judges the bytes since an escape: a reply of the terminal, keys, or still open. */
function judge(held: string): 'reply' | 'keys' | 'open' {
  if (held.length > maxReply) return 'keys'
  if (beginsText.test(held)) return judgeText(held)
  if (wholeReplies.some((reply) => reply.test(held))) return 'reply'
  return beginsReply.test(held) ? 'open' : 'keys'
}

/** Checks only the end: the rest was checked before. */
function judgeText(held: string): 'reply' | 'keys' | 'open' {
  if (held.endsWith(bel) || held.endsWith(st)) return 'reply'
  return isControl.test(held.slice(2).at(-1) ?? '') ? 'keys' : 'open'
}

/**
 * Takes the terminal's own replies out of the typed bytes, however they are cut into chunks. Bytes that may become a reply are
 * held. `giveUp` hands them on as keys, with their times of arrival.
 */
export class TerminalReplies {
  readonly #onKeys: (keys: KeyBytes) => void
  #held: KeyBytes[] = []
  #text = ''

  constructor(onKeys: (keys: KeyBytes) => void) {
    this.#onKeys = onKeys
  }

  /** Whether bytes are held. */
  get isHolding(): boolean {
    return this.#held.length > 0
  }

  take({ text, at }: KeyBytes): void {
    let rest = text
    while (rest !== '') {
      const from = this.isHolding ? 0 : rest.indexOf(escape)
      if (from < 0) return this.#onKeys({ text: rest, at })
      if (from > 0) this.#onKeys({ text: rest.slice(0, from), at })
      this.#hold({ text: rest.charAt(from), at })
      rest = rest.slice(from + 1)
    }
  }

  /** The reply does not continue: held bytes are handed on as keys. */
  giveUp(): void {
    const held = this.#held
    this.forget()
    for (const keys of joined(held)) this.#onKeys(keys)
  }

  forget(): void {
    this.#held = []
    this.#text = ''
  }

  #hold(byte: KeyBytes): void {
    // An escape begins a new sequence, unless it may be the first half of the end (ST) of a text.
    const isHalfEnd = this.#text.endsWith(escape) && beginsText.test(this.#text)
    if (isHalfEnd && byte.text !== '\\') this.#giveUpToEscape()
    else if (byte.text === escape && !beginsText.test(this.#text)) this.giveUp()
    this.#held.push(byte)
    this.#text += byte.text
    const isOpenEnd = byte.text === escape && beginsText.test(this.#text)
    const judgement = isOpenEnd ? 'open' : judge(this.#text)
    if (judgement === 'reply') this.forget()
    if (judgement === 'keys') this.giveUp()
  }

  #giveUpToEscape(): void {
    const last = this.#held.pop()
    this.giveUp()
    if (!last) return
    this.#held.push(last)
    this.#text = last.text
  }
}

/** Joins bytes that arrived at the same time. */
function joined(bytes: readonly KeyBytes[]): KeyBytes[] {
  const pieces: KeyBytes[] = []
  for (const { text, at } of bytes) {
    const last = pieces.at(-1)
    if (last?.at === at) pieces.splice(-1, 1, { text: last.text + text, at })
    else pieces.push({ text, at })
  }
  return pieces
}
