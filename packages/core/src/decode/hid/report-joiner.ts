import { maxSymbolCharacters } from '../../scan/symbology.ts'
import type { Piece } from './read-piece.ts'

/** The parts of a scan come one after the other; after a gap this long (ms) the rest is lost. */
export const longestGapMs = 1_000

/** A scan, or what there is of one that cannot become whole. */
export interface Joined {
  readonly bytes: Uint8Array
  readonly aim: string | undefined
  readonly vendorCode: number | undefined
  readonly problem?: 'incomplete' | 'overflow'
}

/**
 * Joins the reports of a scan that does not fit into one. Only a full report can go on in the next: then no short code is ever
 * made of two parts. What begins wrongly is swallowed to its end. Bounded.
 */
export class ReportJoiner {
  #pieces: Uint8Array[] = []
  #length = 0
  #aim: string | undefined
  #lastAt = Number.NEGATIVE_INFINITY
  /** The scan that is open is lost: its rest is no scan either. */
  #isLost = false

  get isOpen(): boolean {
    return this.#pieces.length > 0 || this.#isLost
  }

  /** Whether the rest of what is open can still come at `at` (ms, monotonic). */
  isOverdue(at: number): boolean {
    return this.isOpen && at - this.#lastAt > longestGapMs
  }

  /** Takes the next report; call `drop` first where it is overdue. Answers what is over with it. */
  add(piece: Piece, at: number): Joined | undefined {
    this.#lastAt = at
    if (this.#isLost) {
      this.#isLost = piece.isContinued
      return undefined
    }
    const isOtherScan = this.#pieces.length > 0 && piece.aim !== this.#aim
    if (isOtherScan || (piece.isContinued && !piece.isFull)) return this.#lose(piece, 'incomplete')
    if (this.#length + piece.bytes.length > maxSymbolCharacters)
      return this.#lose(piece, 'overflow')
    this.#pieces.push(piece.bytes)
    this.#length += piece.bytes.length
    this.#aim = piece.aim
    return piece.isContinued ? undefined : this.#take(piece)
  }

  /** What came is no part of a scan, and neither is what follows it without a gap. */
  lose(isContinued: boolean, at: number): Joined | undefined {
    this.#lastAt = at
    const dropped = this.drop()
    this.#isLost = isContinued
    return dropped
  }

  /** The rest will not come. Answers the part that had come. */
  drop(): Joined | undefined {
    const dropped = this.#pieces.length > 0 ? this.#take(undefined, 'incomplete') : undefined
    this.#isLost = false
    return dropped
  }

  #lose(piece: Piece, problem: NonNullable<Joined['problem']>): Joined {
    const bytes = this.#pieces.length > 0 ? this.#take(undefined).bytes : piece.bytes
    this.#isLost = piece.isContinued
    return { bytes, aim: piece.aim, vendorCode: undefined, problem }
  }

  #take(last: Piece | undefined, problem?: Joined['problem']): Joined {
    const bytes = new Uint8Array(this.#length)
    let place = 0
    for (const piece of this.#pieces) {
      bytes.set(piece, place)
      place += piece.length
    }
    const aim = last?.aim ?? this.#aim
    this.#pieces = []
    this.#length = 0
    return { bytes, aim, vendorCode: last?.vendorCode, ...(problem && { problem }) }
  }
}
