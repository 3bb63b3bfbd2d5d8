import { checkOptionNames } from '@paycode/parameters'
import type { KeyEvent, Keystroke, TextEvent } from '../../input/keystroke.ts'
import { arrivedAt } from '../arrival.ts'
import { maxSymbolCharacters } from '../../scan/symbology.ts'
import { isPaymentShaped } from '../payment-shape.ts'
import { unframe } from '../unframe.ts'
import { AltCode } from './alt-code.ts'
import { Bursts, type KeystrokeListener } from './bursts.ts'
import { evidenceOf, type Evidence } from './evidence.ts'
import { FieldText, isPasteLike } from './field-text.ts'
import { foldDigits } from './fold-digits.ts'
import { HiddenKeys } from './hidden-keys.ts'
import { KeyPresses } from './key-presses.ts'
import { keystrokeDefaults, type KeystrokeOptions } from './keystroke-options.ts'
import { isKeyName } from './suffix-key.ts'
import { isDigitKey, strokeOf, strokeOfText, keyTextOf, type Stroke } from './stroke.ts'

export type { KeystrokeListener }

/**
 * The state machine behind `decodeKeystrokes`: translates each event into a stroke. A binding that can keep keys out of
 * a field feeds it key by key.
 */
export class KeystrokeDecoder {
  readonly #around: Required<KeystrokeOptions>
  readonly #altCode = new AltCode()
  readonly #fieldText = new FieldText()
  readonly #presses = new KeyPresses()
  /** The last key did not report its text, so the next text event is its text. */
  #keyIsUnknown = false
  /** Keys of this burst, or just before it, whose text has not come: an input method may have withheld it. */
  readonly #hidden = new HiddenKeys()
  readonly #bursts: Bursts
  #isStopped = false

  /** @throws {TypeError} when an option is unknown or out of its range. */
  constructor(options: KeystrokeOptions, listener: KeystrokeListener) {
    checkOptionNames<KeystrokeOptions>('KeystrokeDecoder', options, keystrokeDefaults)
    this.#around = { ...keystrokeDefaults, ...options }
    this.#bursts = new Bursts(this.#around, listener, this.#hidden)
  }

  /** Number of characters in the open burst; 0 between bursts. */
  get length(): number {
    return this.#bursts.length
  }

  /** Whether the open burst looks like a scan so far. The verdict at its end may differ. */
  get looksScanned(): boolean {
    return this.#bursts.looksScanned
  }

  read(keystroke: Keystroke): void {
    switch (keystroke.type) {
      case 'keydown':
        return this.#press(keystroke)
      case 'keyup':
        return this.#release(keystroke)
      case 'beforeinput':
      case 'input':
      case 'compositionstart':
      case 'compositionupdate':
      case 'compositionend':
        return this.#text(keystroke)
      case 'paste':
        return this.#paste(keystroke.text)
      case 'blur':
        return this.interrupt()
      case 'focus':
        return this.#bursts.focus(arrivedAt(keystroke.at, this.#around.clock))
      default:
        keystroke satisfies never
    }
  }

  /** The keyboard's events were interrupted. */
  interrupt(): void {
    this.#bursts.interrupt()
    this.#presses.forget()
    this.#altCode.release()
  }

  /** Stops reading and all timers. */
  stop(): void {
    this.#isStopped = true
    this.#bursts.stop()
  }

  /** The meaning of a key press for a scan of this scanner. */
  strokeOf(event: KeyEvent): Stroke {
    const { key = '' } = event
    const { prefix, suffix } = this.#around
    if (isKeyName(key) && key === suffix) return { kind: 'terminator' }
    return isKeyName(key) && key === prefix ? { kind: 'nothing' } : strokeOf(event)
  }

  #press(event: KeyEvent): void {
    const stroke = this.#altCode.takes(event) ? nothing : this.strokeOf(event)
    this.#keyIsUnknown = stroke.kind === 'unknown'
    this.#fieldText.keyTyped(keyTextOf(stroke, event))
    const evidence = evidenceOf(event, this.#around)
    const { at, spoils } = evidence
    const isCharacter = stroke.kind === 'character'
    const isHeld = isCharacter && this.#presses.isHeld(event, at)
    if (!isCharacter) this.#presses.press(event, at)
    this.#stroke(
      stroke,
      { ...evidence, spoils: spoils ?? (isHeld ? 'held-key' : undefined) },
      event,
    )
  }

  #release(event: KeyEvent): void {
    const evidence = evidenceOf(event, this.#around)
    const isKnown = this.#presses.release(event, evidence.at)
    if (!isKnown && isDigitKey(event)) this.#bursts.missPress(evidence.at)
    this.#bursts.release(event, evidence.at)
    if (event.key !== 'Alt') return
    const text = this.#altCode.release()
    if (text === undefined) return
    this.#fieldText.keyTyped({ text, isGuess: false })
    this.#stroke(strokeOfText(text), evidence)
  }

  #text(event: TextEvent): void {
    if (event.inputType !== undefined && isPasteLike(event.inputType)) {
      if (event.type === 'input') this.#paste(event.data ?? '', event.isTrusted)
      return
    }
    const added = this.#fieldText.newIn(event)
    // Chromium ends a composition with an event of its own, which brings no new text.
    if (event.type === 'compositionend' && event.isTrusted === false) return
    // A word without a digit is a candidate or a suggestion that a person chose, not a bar code.
    const isCode = this.#keyIsUnknown && /[0-9]/.test(added)
    if (added.length > 1 && !isCode) return this.#paste(added, event.isTrusted)
    const evidence = evidenceOf(event, this.#around)
    const pressedAt = added === '' ? undefined : this.#hidden.takePress()
    const at = Math.min(pressedAt ?? evidence.at, evidence.at)
    for (const text of added) this.#stroke(strokeOfText(text), { ...evidence, at })
    this.#mendDamage(evidence)
  }

  /** An input method has inserted other text than was typed. Before a scan, it may have consumed the first digit. */
  #mendDamage({ at }: Evidence): void {
    const damage = this.#fieldText.takeDamage()
    if (damage === undefined || this.#bursts.spoil('input-method')) return
    const { text } = unframe(foldDigits(damage))
    if (isPaymentShaped(text)) this.#bursts.refuse('input-method', text)
    else this.#hidden.press(at, this.#bursts.burstGapMs)
  }

  #stroke(stroke: Stroke, evidence: Evidence, event?: KeyEvent): void {
    switch (stroke.kind) {
      case 'character': {
        const key = this.#bursts.character(stroke, evidence)
        if (event && !this.#isStopped) this.#presses.press(event, key.at, key)
        return
      }
      case 'terminator':
        return this.#bursts.terminator(evidence)
      case 'control':
        return event && this.#bursts.control(stroke, event, evidence)
      case 'unknown':
        return this.#hidden.press(evidence.at, this.#bursts.burstGapMs)
      case 'nothing':
        return
      default:
        stroke satisfies never
    }
  }

  #paste(text: string, isTrusted = true): void {
    this.interrupt()
    const { acceptPaste, trust } = this.#around
    const isAccepted = acceptPaste && (isTrusted || trust === 'any')
    for (const line of text.split(/[\r\n\t]+/)) {
      const content = unframe(line, this.#bursts.affixes)
      if (isAccepted) {
        if (line.length > maxSymbolCharacters) this.#bursts.refuse('overflow', content.text)
        else if (line !== '') this.#bursts.scanned(content, this.#around.clock.wall())
      } else if (isPaymentShaped(content.text)) {
        this.#bursts.refuse('untrusted-input', content.text)
      }
    }
  }
}

const nothing: Stroke = { kind: 'nothing' }
