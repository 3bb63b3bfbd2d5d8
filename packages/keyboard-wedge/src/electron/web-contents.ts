// The part of Electron's API that is needed here, so that nothing of Electron is.

/** A key as `before-input-event` tells it. */
export interface KeyInput {
  /** `keyDown` or `keyUp`. */
  readonly type: string
  readonly key: string
  readonly code: string
  readonly isAutoRepeat: boolean
  readonly isComposing: boolean
  readonly shift: boolean
  readonly control: boolean
  readonly alt: boolean
  readonly meta: boolean
}

/** A key as `sendInputEvent` takes it. */
export interface SentKey {
  readonly type: 'keyDown' | 'char' | 'keyUp'
  /** A character, or a name that Electron knows from its accelerators. */
  readonly keyCode: string
  modifiers?: 'shift'[]
}

export interface KeyInputEvent {
  preventDefault(): void
}

interface Frame {
  readonly processId: number
}

type KeyListener = (event: KeyInputEvent, input: KeyInput) => void

/** Electron's `WebContents` as far as `electronWedge` uses it. */
export interface WebContentsLike {
  on(event: 'before-input-event', listener: KeyListener): unknown
  on(event: 'destroyed', listener: () => void): unknown
  on(event: 'focus', listener: () => void): unknown
  on(event: 'blur', listener: () => void): unknown
  removeListener(event: 'before-input-event', listener: KeyListener): unknown
  removeListener(event: 'destroyed', listener: () => void): unknown
  removeListener(event: 'focus', listener: () => void): unknown
  removeListener(event: 'blur', listener: () => void): unknown
  sendInputEvent(event: SentKey): void
  isDestroyed(): boolean
  isFocused(): boolean
  readonly mainFrame: Frame
  /** Newer than Electron 30. Without it, whether a frame of another site has the focus cannot be told. */
  readonly focusedFrame?: Frame | null
}
