import { EventEmitter } from 'node:events'
import type { KeyInput, KeyInputEvent, SentKey, WebContentsLike } from '../../src/electron/index.ts'

/** What the page is told: a key press or release, or a character that is typed. */
export interface PageEvent {
  readonly type: 'keyDown' | 'keyUp' | 'char'
  readonly key: string
  readonly code: string
  readonly shift: boolean
  readonly at: number
}

type Forwarded = Omit<PageEvent, 'at'> & { readonly input: Partial<KeyInput> }

const usCodes: Readonly<Record<string, string>> = {
  ...{ ']': 'BracketRight', '.': 'Period', '-': 'Minus', ' ': 'Space', '+': 'Equal', '/': 'Slash' },
  ...{ '&': 'Digit7', '!': 'Digit1' },
}

const usShifted: Readonly<Record<string, string>> = { '1': '!', '2': '@', '3': '#' }

/**
 * A window of Electron as far as keys go, after Chromium's RenderWidgetHostImpl::ForwardKeyboardEventWithCommands and
 * Electron's SendInputEvent: a real key and one that is sent take the same way, `before-input-event` is told of both before
 * the call returns, and after a press that was prevented nothing is told or typed until the next press.
 */
export class FakeWebContents extends EventEmitter implements WebContentsLike {
  readonly page: PageEvent[] = []
  readonly mainFrame = { processId: 1 }
  focusedFrame: { readonly processId: number } | null = this.mainFrame
  hasFocus = true
  /** Chromium does not; should it ever, nothing may break. */
  tellsAllReleases = false
  readonly #now: () => number
  #isDestroyed = false
  #suppressesUntilKeyDown = false

  constructor(now: () => number) {
    super()
    this.#now = now
  }

  /** What a text field would have in it. */
  get text(): string {
    return this.page.map(({ type, key }) => (type === 'char' ? key : '')).join('')
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  isFocused(): boolean {
    return this.hasFocus
  }

  destroy(): void {
    this.#isDestroyed = true
    this.emit('destroyed')
  }

  blur(): void {
    this.hasFocus = false
    this.emit('blur')
  }

  focus(): void {
    this.hasFocus = true
    this.emit('focus')
  }

  /** A real key goes down, and types what it types in the same turn. */
  press(key: string, more: Partial<KeyInput> = {}, types = typedBy(key, more)): void {
    const { code = codeOf(key), shift = false } = more
    this.#forward({ type: 'keyDown', key, code, shift, input: more })
    for (const character of types) {
      this.#forward({ type: 'char', key: character, code, shift, input: more })
    }
  }

  release(key: string, more: Partial<KeyInput> = {}): void {
    const { code = codeOf(key), shift = false } = more
    this.#forward({ type: 'keyUp', key, code, shift, input: more })
  }

  sendInputEvent({ type, keyCode, modifiers = [] }: SentKey): void {
    if (this.#isDestroyed) throw new Error('Object has been destroyed')
    const shift = modifiers.includes('shift')
    // A `char` types its key code, whatever that is.
    if (type === 'char') {
      return this.#forward({ type, key: keyCode, code: '', shift, input: {} })
    }
    const onKeypad = /^num([0-9])$/.exec(keyCode)?.[1]
    const character = /^[ -~]$/.test(keyCode) ? keyCode : 'Unidentified'
    const key = onKeypad ?? (shift ? (usShifted[character] ?? character) : character)
    const code = onKeypad === undefined ? codeOf(key) : `Numpad${onKeypad}`
    this.#forward({ type, key, code, shift, input: {} })
  }

  #forward({ input, ...event }: Forwarded): void {
    if (this.#isDestroyed) return
    if (this.#suppressesUntilKeyDown) {
      if (event.type === 'keyUp' && this.tellsAllReleases) {
        if (!this.#isPrevented({ ...event, input })) this.page.push({ ...event, at: this.#now() })
        return
      }
      if (event.type !== 'keyDown') return
      this.#suppressesUntilKeyDown = false
    }
    if (event.type !== 'char') {
      if (event.type === 'keyDown') this.#suppressesUntilKeyDown = true
      if (this.#isPrevented({ ...event, input })) return
      if (event.type === 'keyDown') this.#suppressesUntilKeyDown = false
    }
    this.page.push({ ...event, at: this.#now() })
  }

  #isPrevented({ type, key, code, shift, input }: Forwarded): boolean {
    let isPrevented = false
    const event: KeyInputEvent = { preventDefault: () => (isPrevented = true) }
    const none = { control: false, alt: false, meta: false, isAutoRepeat: false }
    const told = { ...none, isComposing: false, type, key, code, shift, ...input }
    this.emit('before-input-event', event, told)
    return isPrevented
  }
}

const codeOf = (key: string): string => {
  if (/^[0-9]$/.test(key)) return `Digit${key}`
  if (/^[A-Za-z]$/.test(key)) return `Key${key.toUpperCase()}`
  return usCodes[key] ?? (key.length > 1 ? key : '')
}

function typedBy(key: string, { control, alt, meta }: Partial<KeyInput>): string {
  if (control || alt || meta) return ''
  if (key === 'Enter') return '\r'
  return Array.from(key).length === 1 ? key : ''
}
