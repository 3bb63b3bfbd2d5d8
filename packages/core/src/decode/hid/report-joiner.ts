import { maxSymbolCharacters } from '../../scan/symbology.ts'
import type { Piece } from './read-piece.ts'

/** Longest gap between two reports of a scan, in ms; after a longer one the rest is lost. */
export const maxGapMs = 1_000

/** A scan, or the part of one that cannot be completed. */
export interface Joined {
  readonly bytes: Uint8Array
  readonly aim: string | undefined
  readonly vendorCode: number | undefined
  readonly problem?: 'incomplete' | 'overflow'
}

/**
 * Joins the reports of a scan that does not fit into one. Only a full report can continue in the next, so a short code
 * is never made of two parts (D-058). A scan that begins wrongly is dropped to its end. Bounded.
 */
export class ReportJoiner {
  #pieces: Uint8Array[] = []
  #length = 0
  #aim: string | undefined
  #lastAt = Number.NEGATIVE_INFINITY
  /** The open scan is lost, so its remaining reports are dropped. */
  #isLost = false

  get isOpen(): boolean {
    return this.#pieces.length > 0 || this.#isLost
  }

  /** Whether the rest of the open scan is too late at `at` (ms, monotonic). */
  isOverdue(at: number): boolean {
    return this.isOpen && at - this.#lastAt > maxGapMs
  }

  /** Takes the next report; call `drop` first where the open scan is overdue. Returns the scan that ends with it. */
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

  /** Drops the open scan: the report belongs to no scan, and neither do its continuations. */
  lose(isContinued: boolean, at: number): Joined | undefined {
    this.#lastAt = at
    const dropped = this.drop()
    this.#isLost = isContinued
    return dropped
  }

  /** The rest will not come: returns the part that has come. */
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
