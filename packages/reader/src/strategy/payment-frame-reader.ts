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
   * In the order in which they are asked: for each symbology the first one in every frame, the others where it reads nothing
   * and something is in view. One that rejects is left out from then on if the others read all that it was asked for; else
   * `read` rejects with its error. They are closed with the reader.
   */
  readonly decoders: readonly FrameDecoder[]
  /** A monotonic clock, ms: what reading costs is measured by it. In a page `() => performance.now()`. */
  readonly now: () => number
  /** What to read. Default `walletSymbologies`. */
  readonly symbologies?: readonly Symbology[]
  /**
   * What a frame may cost on the average while its scene is new, ms. Default 25; later it may cost 1.4 times its light pass. The light
   * pass always runs; what is beyond it waits until enough has been saved, for 30 frames at the most.
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
 * A strategy for the frames of a camera before which phones with payment codes are held. Each frame gets a light pass,
 * where codes were seen last or over all of it; where that reads no payment code, heavier passes take turns over the next frames, as
 * far as the budget goes. Before a payment code is given out for the first time, the whole of its frame is searched for another
 * phone; and while one of two phones is not read, so is each frame, whatever it costs.
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

  /** Where codes were seen last; `undefined` if they are not there. */
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
   * All that can be read in a frame, since a second phone in it changes what the first one means; of two phones that are known
   * no more than both.
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
