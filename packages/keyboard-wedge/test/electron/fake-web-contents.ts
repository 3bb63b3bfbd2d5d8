import { EventEmitter } from 'node:events'
import type { KeyInput, KeyInputEvent, SentKey, WebContentsLike } from '../../src/electron/index.ts'

/** An event in the page: a key press or release, or a typed character. */
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
 * The keys of an Electron window, modelled on Chromium's RenderWidgetHostImpl::ForwardKeyboardEventWithCommands and Electron's
 * SendInputEvent. Real keys and sent keys take the same path. `before-input-event` is emitted for both before the call
 * returns. After a prevented press, no event is emitted and no character is typed until the next press.
 */
export class FakeWebContents extends EventEmitter implements WebContentsLike {
  readonly page: PageEvent[] = []
  readonly mainFrame = { processId: 1 }
  focusedFrame: { readonly processId: number } | null = this.mainFrame
  hasFocus = true
  /** Emits the release of a prevented press too. Chromium does not, but the wedge must work if it ever does. */
  reportsAllReleases = false
  readonly #now: () => number
  #isDestroyed = false
  #suppressesUntilKeyDown = false

  constructor(now: () => number) {
    super()
    this.#now = now
  }

  /** The content of a text field with the focus. */
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

  /** A real key goes down, and types its characters in the same turn. */
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
    // A `char` event types its `keyCode` literally.
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
      if (event.type === 'keyUp' && this.reportsAllReleases) {
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
    const keyInput = { ...none, isComposing: false, type, key, code, shift, ...input }
    this.emit('before-input-event', event, keyInput)
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
