import { setTimeout as delay } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import { usStroke } from './us-keys.ts'

export interface CdpKeys {
  /**
   * Types a text as a US-layout scanner would, through the browser's debugger: trusted events, also headless, but
   * no faster than 3 to 4 ms a key.
   */
  scan: (text: string, pace?: { readonly gapMs?: number }) => Promise<void>
  /** Puts in the whole text at once, as a virtual keyboard or a paste does: input events, no key events. */
  insertText: (text: string) => Promise<void>
}

// Bits of `modifiers` in Input.dispatchKeyEvent, and the modifiers' own keys.
const modifierKeys = {
  control: { bit: 2, key: 'Control', code: 'ControlLeft', windowsVirtualKeyCode: 17 },
  shift: { bit: 8, key: 'Shift', code: 'ShiftLeft', windowsVirtualKeyCode: 16 },
} as const

/** The keyboard of the browser's debugger, for the page. */
export async function cdpKeys(page: Page): Promise<CdpKeys> {
  const session = await page.context().newCDPSession(page)
  return {
    scan: async (text, { gapMs = 0 } = {}) => {
      for (const character of text) {
        await strike(session, character)
        if (gapMs > 0) await delay(gapMs)
      }
    },
    insertText: async (text) => void (await session.send('Input.insertText', { text })),
  }
}

async function strike(session: CDPSession, character: string): Promise<void> {
  const { key, modifier } = usStroke(character)
  const held = modifier && modifierKeys[modifier]
  const modifiers = held?.bit ?? 0
  const stroke = {
    ...{ code: key.code, windowsVirtualKeyCode: key.keyCode, modifiers },
    key: nameOf(character),
  }
  // With Ctrl a key writes nothing.
  const text = modifier === 'control' ? {} : { text: character }
  if (held) await sendModifier(session, 'rawKeyDown', held, modifiers)
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...stroke, ...text })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...stroke })
  if (held) await sendModifier(session, 'keyUp', held, 0)
}

async function sendModifier(
  session: CDPSession,
  type: 'rawKeyDown' | 'keyUp',
  { bit: _, ...key }: (typeof modifierKeys)[keyof typeof modifierKeys],
  modifiers: number,
): Promise<void> {
  await session.send('Input.dispatchKeyEvent', { type, ...key, modifiers })
}

/** What `KeyboardEvent.key` says. */
function nameOf(character: string): string {
  if (character === '\r') return 'Enter'
  if (character === '\t') return 'Tab'
  const point = character.codePointAt(0) ?? 0
  return point < 0x20 ? String.fromCodePoint(point + 0x40).toLowerCase() : character
}
