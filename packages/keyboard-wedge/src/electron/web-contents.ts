// The part of Electron's API that the wedge uses, declared here so that Electron is not a dependency.

/** A key as `before-input-event` reports it. */
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
  /** A character, or a key name of Electron's accelerators. */
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
  /** Missing in Electron 30. Without it, the wedge cannot know whether a frame of another site has the focus. */
  readonly focusedFrame?: Frame | null
}
