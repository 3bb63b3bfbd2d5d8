import { maxSymbolCharacters } from '../../scan/symbology.ts'
import { UsualEnd } from './usual-end.ts'

/** The bytes of a port between two edges. */
export interface Frame {
  readonly kind: 'frame'
  /** The content, one character per byte. Empty: a terminator alone. */
  readonly text: string
  /** The content is longer than any symbol; only its head is kept. */
  readonly overflow: boolean
  /** `open`: STX or SOH began it, and the closing byte did not come. `none`: no byte marks its end. */
  readonly end: 'terminator' | 'open' | 'none'
  /** It began right after an ETX, without an edge of its own: the frame before it was longer than it seemed. */
  readonly isTail: boolean
}

/** What followed an ETX: the right check byte or none (`isRight`), or another byte. */
export interface CheckByte {
  readonly kind: 'check'
  readonly isRight: boolean
}

const [nul, soh, stx, etx, eot, ack, tab, lf, ff, cr, rs] = [
  0x00, 0x01, 0x02, 0x03, 0x04, 0x06, 0x09, 0x0a, 0x0c, 0x0d, 0x1e,
] as const

/** The byte that closes a frame, by the byte that begins it. */
const closers: ReadonlyMap<number, number> = new Map([
  [stx, etx],
  [soh, eot],
])
const edges: ReadonlySet<number> = new Set([cr, lf, stx, soh, eot])
/**
 * These bytes end a scan where silence follows. Inside a scan they are content: a label may have tabs between its
 * fields.
 */
const lastBytes: ReadonlySet<number> = new Set([tab, nul, eot, ff])

const isLineEnd = (byte: number | undefined): boolean => byte === cr || byte === lf

/**
 * Cuts the bytes of a port into frames, wherever the chunks are cut. A line ends at CR, LF or ETX. A frame that begins
 * with STX ends at ETX, one that begins with SOH ends at EOT, and line ends inside it are content. The check byte after
 * ETX (LRC: the XOR of the bytes after STX, ETX included) is dropped, whatever its value. A leading ACK is dropped.
 * Bounded.
 */
export class FrameSplitter {
  #text = ''
  #overflow = false
  #last: number | undefined
  /** The byte that closes the open frame; `undefined` in a line. */
  #closer: number | undefined
  #xor = 0
  /** The check byte that may follow. */
  #check: number | undefined
  #isTail = false
  readonly #lineEnds = new UsualEnd()
  readonly #frameEnds = new UsualEnd()
  #pieces: (Frame | CheckByte)[] = []

  /** No frame has begun. */
  get isIdle(): boolean {
    return this.#text === '' && this.#closer === undefined
  }

  /** Takes bytes and returns the pieces that are complete. */
  push(bytes: Uint8Array): (Frame | CheckByte)[] {
    for (const byte of bytes) this.#take(byte)
    return this.#taken()
  }

  /**
   * Ends the frame that has begun: the port fell silent, or is closed. Only silence shows that a byte was the last of a
   * scan.
   */
  end(how: 'silence' | 'close'): (Frame | CheckByte)[] {
    if (this.#check !== undefined) this.#checked(true)
    if (!this.isIdle) this.#finish(how === 'close' ? 'none' : this.#endBySilence())
    return this.#taken()
  }

  #taken(): (Frame | CheckByte)[] {
    const pieces = this.#pieces
    this.#pieces = []
    return pieces
  }

  #take(byte: number): void {
    const check = this.#check
    if (check !== undefined) {
      if (byte === check) return this.#checked(true)
      // A wrong check byte, or the first byte of more content: the next byte decides.
      if (edges.has(byte)) this.#checked(true)
      else this.#isTail = true
      this.#check = undefined
    }
    if (this.#closer === undefined) this.#inLine(byte)
    else this.#inFrame(byte, this.#closer)
  }

  #inLine(byte: number): void {
    const isAtStart = this.#text === '' || this.#isCheckByte
    if (isAtStart && closers.has(byte)) {
      this.#finish('none')
      this.#open(byte)
    } else if (isLineEnd(byte) || byte === etx) {
      if (!isAtStart) this.#lineEnds.clear()
      this.#finish('terminator')
    } else if (byte !== ack || this.#text !== '') this.#add(byte)
  }

  #inFrame(byte: number, closer: number): void {
    // The content of an ISO/IEC 15434 label ends with RS EOT.
    if (byte === closer && !(byte === eot && this.#last === rs)) {
      const check = this.#xor ^ byte
      this.#frameEnds.clear()
      this.#finish('terminator')
      if (closer === etx) this.#check = check
    } else if (closers.has(byte) && (this.#text === '' || isLineEnd(this.#last))) {
      if (this.#text !== '') this.#finish(this.#frameEnds.unclear() ? 'terminator' : 'open')
      this.#open(byte)
    } else if (isLineEnd(byte) && this.#frameEnds.isUnclear) this.#finish('terminator')
    else this.#add(byte)
  }

  #open(byte: number): void {
    this.#closer = closers.get(byte)
    this.#xor = 0
  }

  #add(byte: number): void {
    this.#xor ^= byte
    this.#last = byte
    if (this.#text.length < maxSymbolCharacters) this.#text += String.fromCharCode(byte)
    else this.#overflow = true
  }

  #endBySilence(): Frame['end'] {
    const last = this.#last
    if (this.#closer !== undefined) {
      return isLineEnd(last) && this.#frameEnds.unclear() ? 'terminator' : 'open'
    }
    const isEnd = last !== undefined && lastBytes.has(last) && this.#lineEnds.unclear()
    return isEnd ? 'terminator' : 'none'
  }

  get #isCheckByte(): boolean {
    return this.#isTail && this.#text.length === 1
  }

  #finish(end: Frame['end']): void {
    if (this.#isCheckByte) this.#checked(false)
    else if (end === 'terminator' || this.#text !== '') {
      const text = this.#overflow ? this.#text : withoutEnd(this.#text)
      this.#pieces.push({
        kind: 'frame',
        text,
        overflow: this.#overflow,
        end,
        isTail: this.#isTail,
      })
    }
    this.#text = ''
    this.#overflow = false
    this.#last = undefined
    this.#closer = undefined
    this.#isTail = false
  }

  #checked(isRight: boolean): void {
    this.#check = undefined
    this.#pieces.push({ kind: 'check', isRight })
  }
}

/** Removes the line ends of a frame, and the one last byte that ends a scan. */
function withoutEnd(text: string): string {
  let end = text.length
  while (isLineEnd(codeAt(text, end - 1))) end -= 1
  const last = codeAt(text, end - 1)
  const isEnd = last !== undefined && lastBytes.has(last)
  const isLabel = last === eot && codeAt(text, end - 2) === rs
  return text.slice(0, isEnd && !isLabel ? end - 1 : end)
}

const codeAt = (text: string, index: number): number | undefined => text[index]?.charCodeAt(0)
