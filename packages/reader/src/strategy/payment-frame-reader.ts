import type { Symbology } from '@paycode/core'
import { checkOptionNames } from '@paycode/core/adapter'
import type { FoundCode, FrameDecoder } from '../decoders/frame-decoder.ts'
import type { LuminanceFrame } from '../frame/luminance-frame.ts'
import { DecoderPanel } from './decoder-panel.ts'
import { EffortBudget } from './effort-budget.ts'
import { Focus, isFollowed } from './focus.ts'
import { FrameLook } from './frame-look.ts'
import type { FrameReader, FrameReading } from './frame-reader.ts'
import { KnownTexts } from './known-texts.ts'
import { lightPass } from './light-pass.ts'
import { passes } from './passes.ts'
import { RivalTexts } from './rival-texts.ts'
import { walletSymbologies } from './symbology-kinds.ts'
import { Turns } from './turns.ts'

export interface PaymentFrameReaderOptions {
  /**
   * The decoders in the order in which they are called: for each symbology the first one in every frame, the others where it reads
   * nothing and something is in view. One that rejects is left out from then on if the others can read all requested symbologies;
   * otherwise `read` rejects with its error. The reader closes them when it is closed.
   */
  readonly decoders: readonly FrameDecoder[]
  /** A monotonic clock in ms, which measures what reading costs. In a page `() => performance.now()`. */
  readonly now: () => number
  /** The symbologies to read. Default `walletSymbologies`. */
  readonly symbologies?: readonly Symbology[]
  /**
   * Average cost of a frame while its scene is new, in ms. Default 25. In a known scene a frame may cost 1.4 times its light pass. The
   * light pass always runs. A heavier pass waits until enough time is saved, for at most 30 frames.
   */
  readonly budgetMs?: number
}

const names: Readonly<Record<keyof PaymentFrameReaderOptions, true>> = {
  decoders: true,
  now: true,
  symbologies: true,
  budgetMs: true,
}

const example = 'paymentFrameReader({ decoders: [paymentCode128()], now: () => performance.now() })'

/**
 * Reads the frames of a camera that is shown phones with payment codes. Each frame gets a light pass, where codes were seen last or
 * over the whole frame. Where that reads no payment code, heavier passes take turns over the next frames, within the budget. Before a
 * payment code is reported for the first time, its whole frame is searched for another phone. So is each frame in which one of two
 * phones is not read, whatever it costs.
 * @throws {TypeError} when an option is unknown or out of its range.
 */
export function paymentFrameReader(options: PaymentFrameReaderOptions): FrameReader {
  checkOptionNames<PaymentFrameReaderOptions>('paymentFrameReader', options, names, example)
  if (typeof options.now !== 'function') {
    throw new TypeError(`paymentFrameReader: now must be a clock, for example ${example}.`)
  }
  return new PaymentFrameReader(options)
}

class PaymentFrameReader implements FrameReader {
  readonly #panel: DecoderPanel
  readonly #budget: EffortBudget
  readonly #now: () => number
  readonly #symbologies: readonly Symbology[]
  #focus = new Focus()
  #known = new KnownTexts()
  #rivals = new RivalTexts()
  readonly #budgetMs: number
  #turns: Turns

  constructor({
    decoders,
    now,
    symbologies = walletSymbologies,
    budgetMs = 25,
  }: PaymentFrameReaderOptions) {
    if (!(budgetMs > 0))
      throw new TypeError('paymentFrameReader: budgetMs must be a positive number of milliseconds.')
    this.#panel = new DecoderPanel(decoders)
    this.#budget = new EffortBudget(now)
    this.#now = now
    this.#budgetMs = budgetMs
    this.#symbologies = symbologies
    this.#turns = this.#newTurns()
  }

  async read(frame: LuminanceFrame): Promise<FrameReading> {
    this.#focus.next()
    this.#known.next()
    this.#rivals.next()
    const look = (await this.#lookAgain(frame)) ?? (await this.#lookAround(frame))
    const isNew = !this.#known.hasAll(look.codes.filter(isFollowed))
    if (isNew || this.#rivals.isOneMissing(look.codes)) {
      look.add(await this.#allIn(frame, look.codes, isNew), look.full)
    }
    this.#known.add(look.codes)
    this.#rivals.add(look.codes)
    this.#focus.saw(look.codes)
    return { codes: look.codes }
  }

  forget(): void {
    this.#focus = new Focus()
    this.#known = new KnownTexts()
    this.#rivals = new RivalTexts()
    this.#turns = this.#newTurns()
  }

  close(): void {
    this.#panel.close()
  }

  #newTurns(): Turns {
    return new Turns(this.#panel, this.#budget, this.#symbologies, this.#budgetMs)
  }

  /** Reads the place where codes were seen last; `undefined` if none is there. */
  async #lookAgain(frame: LuminanceFrame): Promise<FrameLook | undefined> {
    const region = this.#focus.lastSeen(frame)
    if (!region) return undefined
    const look = new FrameLook(frame, region)
    await lightPass(this.#panel, look, this.#symbologies)
    return look.codes.some(isFollowed) ? look : undefined
  }

  async #lookAround(frame: LuminanceFrame): Promise<FrameLook> {
    this.#focus.lookedAtAll()
    const from = this.#now()
    const look = new FrameLook(frame)
    await lightPass(this.#panel, look, this.#symbologies)
    await this.#turns.take(look, this.#now() - from)
    return look
  }

  /**
   * Reads everything in a frame, because a second phone makes the first one ambiguous. Where only known phones are missing, stops
   * as soon as all of them are read.
   */
  async #allIn(
    frame: LuminanceFrame,
    read: readonly FoundCode[],
    isNew: boolean,
  ): Promise<readonly FoundCode[]> {
    this.#focus.lookedAtAll()
    const look = new FrameLook(frame)
    look.add(read, look.full)
    await lightPass(this.#panel, look, this.#symbologies)
    for (const pass of passes) {
      if (!isNew && !this.#rivals.isOneMissing(look.codes)) break
      await pass.run(this.#panel, look, this.#symbologies)
    }
    return look.codes
  }
}
