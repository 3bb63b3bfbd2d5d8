import type { KeyEvent } from '../../input/keystroke.ts'
import { reject, type InputReason } from '../../scan/rejection.ts'
import type { DeviceReport } from '../../scan/scanner-input.ts'
import { TerminatorHabit } from '../terminator-habit.ts'
import type { Affixes, Unframed } from '../unframe.ts'
import { Burst } from './burst.ts'
import type { BurstEnd, Ending } from './burst-end.ts'
import { BurstJudge, isNoScanner, minScanCharacters, type Verdict } from './burst-judge.ts'
import { DoubtedScan } from './doubted-scan.ts'
import type { Evidence } from './evidence.ts'
import type { HiddenKeys } from './hidden-keys.ts'
import { KeyWait } from './key-wait.ts'
import { KeyboardHealth } from './keyboard-health.ts'
import type { KeystrokeOptions } from './keystroke-options.ts'
import { looksScanned, quietMs, type Pace } from './pace.ts'
import { paceOf } from './profiles.ts'
import type { Stroke } from './stroke.ts'
import { isKeyName, SuffixKey } from './suffix-key.ts'
import type { TypedKey } from './typed-key.ts'

type Character = Extract<Stroke, { kind: 'character' }>
type Control = Extract<Stroke, { kind: 'control' }>

/** The receiver of the decoder's results. */
export interface KeystrokeListener {
  /** Called with scans, rejections, and the status of the scanner and the keyboard. */
  readonly emit: (report: DeviceReport) => void
  /** Called with each burst before its scan or rejection is emitted. */
  readonly onBurstEnd?: (end: BurstEnd) => void
}

/** Characters after which `looksScanned` is no longer updated. */
const maxLookedAt = 32
/** Scans with a terminator that make it the input's habit. Several, because two scanners may share one keyboard. */
const minTerminated = 3

/** A suffix that names a key removes nothing from the text. */
const textOnly = (affix: string): string => (isKeyName(affix) ? '' : affix)

/** Divides strokes into bursts and decides what each of them was: one at a time, with one timer, bounded. */
export class Bursts {
  readonly #around: Required<KeystrokeOptions>
  readonly #listener: KeystrokeListener
  readonly #pace: Pace
  readonly #hidden: HiddenKeys
  readonly #health = new KeyboardHealth()
  readonly #suffixKey = new SuffixKey()
  /** The prefix and the suffix, where they are text. */
  readonly affixes: Affixes
  readonly #habit: TerminatorHabit
  readonly #judge: BurstJudge
  readonly #doubted: DoubtedScan
  #burst: Burst | undefined
  readonly #wait: KeyWait
  #isStopped = false
  #looksScanned = false

  constructor(around: Required<KeystrokeOptions>, listener: KeystrokeListener, hidden: HiddenKeys) {
    this.#around = around
    this.#listener = listener
    this.#pace = paceOf(around.profile)
    this.#hidden = hidden
    const { prefix, suffix } = around
    this.affixes = { prefix: textOnly(prefix), suffix: textOnly(suffix) }
    this.#habit = new TerminatorHabit(minTerminated, around.terminator)
    const { clock, scheduler } = around
    this.#wait = new KeyWait(clock, scheduler, () => this.end('silence', clock.monotonic()))
    this.#judge = new BurstJudge(this.#pace, hidden, this.#habit)
    this.#doubted = new DoubtedScan(around, (burst, isInterleaved) => {
      if (!isInterleaved) return this.scanned(burst.content, burst.receivedAt)
      this.#judge.spoil(burst)
      this.refuse('interleaved', burst.content.text)
    })
  }

  get length(): number {
    return this.#burst?.length ?? 0
  }

  get looksScanned(): boolean {
    return this.#looksScanned
  }

  get burstGapMs(): number {
    return this.#pace.burstGapMs
  }

  /** Adds a character. Returns its key, which receives the time of its release later. */
  character(stroke: Character, evidence: Evidence, modifier?: Control['modifier']): TypedKey {
    const { at, now, spoils } = evidence
    this.#rest(at)
    this.#doubted.follow()
    const arrival = { at, deliveredAt: now, wall: this.#around.clock.wall() }
    // The machine slept, or its clock was set, during the scan: the age of its head is unknown.
    if (this.#burst && this.#burst.clockJumpMs(arrival) >= this.#pace.burstGapMs)
      this.end('silence', at)
    // A modifier went down or up during the burst.
    if (this.#burst && this.#burst.modifier !== modifier) this.end('interruption', at)
    const burst = (this.#burst ??= new Burst(at, this.affixes, modifier))
    if (spoils !== undefined) burst.spoil(spoils)
    if (this.#suffixKey.isDown) burst.spoil('control-key')
    const key = burst.add(stroke, arrival)
    if (burst.length <= maxLookedAt)
      this.#looksScanned = looksScanned(burst.wholeTyping, this.#pace)
    if (modifier ?? isNoScanner(burst.spoiled)) this.#looksScanned = false
    // A hole in a longer number is waited out, until the input has shown that it sends no terminator (D-108).
    const isWhole = this.#habit.hasSilentCodes && burst.isComplete && !burst.mayGrow
    // The receiver of the last burst may have stopped the decoder.
    if (!this.#isStopped) this.#wait.start(isWhole ? this.#quietMs(burst) : this.#pace.burstGapMs)
    return key
  }

  /** A key that types no text spoils the scan that it interrupts. */
  control({ modifier, text }: Control, event: KeyEvent, evidence: Evidence): void {
    const { at } = evidence
    this.#rest(at)
    if (this.#suffixKey.takes(event, at, this.#burst, this.#pace)) return
    // Too late for the scanner: a person's key, while a whole code waits.
    if (this.#burst?.isComplete && at - this.#burst.lastAt > this.#quietMs(this.#burst))
      this.end('silence', at)
    if (this.#burst && this.#burst.modifier === undefined) this.#burst.spoil('control-key')
    else if (modifier && text !== undefined)
      this.character({ kind: 'character', text }, evidence, modifier)
  }

  terminator({ at, spoils }: Evidence): void {
    this.#rest(at)
    if (spoils !== undefined) this.#burst?.spoil(spoils)
    if (this.#burst) this.end('terminator', at)
    else this.#endOfNothing(at)
    this.#judge.forget()
  }

  release(event: KeyEvent, at: number): void {
    if (this.#burst && this.#suffixKey.release(event, at, this.#burst))
      this.end('terminator', at, { finding: 'wrong-suffix' })
  }

  /** A digit key was released whose press did not arrive: a digit is missing (D-113). */
  missPress(at: number): void {
    if (!this.spoil('incomplete')) this.focus(at)
  }

  spoil(reason: InputReason): boolean {
    this.#burst?.spoil(reason)
    return this.#burst !== undefined
  }

  focus(at: number): void {
    this.#judge.focused(at)
  }

  interrupt(): void {
    this.end('interruption', this.#around.clock.monotonic())
    this.#doubted.settle(false)
    this.#judge.forget()
  }

  stop(): void {
    this.#isStopped = true
    this.#wait.stop()
    this.#doubted.stop()
  }

  end(how: Ending, at: number, more: Partial<Verdict> = {}): void {
    const burst = this.#burst
    if (!burst) return
    this.#burst = undefined
    this.#looksScanned = false
    this.#wait.stop()
    const owner = this.#suffixKey.takeOwner(burst)
    const isBySuffix = how === 'silence' && owner === 'scanner'
    this.#doubted.followedBy(burst, isBySuffix ? 'terminator' : how)
    const verdict = this.#judge.judge(burst, isBySuffix ? 'terminator' : how, at)
    this.#conclude(burst, how, at, {
      ...verdict,
      ...(isBySuffix && { finding: 'wrong-suffix' as const }),
      ...more,
      isLastKeyByHand: owner === 'hand',
    })
  }

  scanned(content: Unframed, receivedAt: number): void {
    const { source } = this.#around
    this.#listener.emit({ kind: 'scan', scan: { ...content, source, receivedAt } })
  }

  refuse(reason: InputReason, text: string): void {
    const { clock, source } = this.#around
    const rejection = reject(reason, text, source, clock.wall())
    this.#listener.emit({ kind: 'rejection', rejection })
  }

  #rest(at: number): void {
    if (this.#burst && at - this.#burst.lastAt >= this.#pace.burstGapMs) this.end('silence', at)
  }

  /** A terminator after keys whose text never came: at a scanner's pace, that was a scan. */
  #endOfNothing(at: number): void {
    this.#doubted.terminated(at)
    const count = this.#hidden.countSince(at - this.#pace.burstGapMs)
    const { gapMs } = this.#hidden
    this.#hidden.forget()
    if (count < minScanCharacters || gapMs > this.#pace.fastMs) return
    this.#conclude(new Burst(at), 'terminator', at, { by: 'scanner', reason: 'input-method' })
  }

  #quietMs({ typing, deliveryGapsMs }: Burst): number {
    return Math.max(quietMs(typing.gapsMs, this.#pace), quietMs(deliveryGapsMs, this.#pace))
  }

  #conclude(
    burst: Burst,
    how: Ending,
    at: number,
    {
      by,
      reason,
      finding,
      text,
      isLastKeyByHand = false,
    }: Verdict & { readonly isLastKeyByHand?: boolean },
  ): void {
    const { headKeys, oddities, typing } = burst
    const end: BurstEnd = {
      ...{ by, how, reason, finding, oddities, typing, isLastKeyByHand },
      headKeys: by === 'scanner' ? headKeys : 0,
      quietMs: how === 'silence' ? at - burst.lastAt : this.#quietMs(burst),
    }
    // Called first, so that a binding has the field in order before the scan is emitted.
    this.#listener.onBurstEnd?.(end)
    const health = this.#health.after(end)
    if (health) this.#listener.emit({ kind: 'status', status: health })
    if (reason !== undefined) {
      this.refuse(reason, text ?? (by === 'scanner' ? burst.content : burst.whole).text)
    } else if (by === 'scanner') {
      const mayWait = how === 'terminator' && !this.#isStopped
      if (mayWait && this.#doubted.waitsWith(burst, at, this.#pace.quietMostMs)) return
      this.scanned(burst.content, burst.receivedAt)
    }
  }
}
