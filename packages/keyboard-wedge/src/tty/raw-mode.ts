import type { ReadStream, WriteStream } from 'node:tty'

// Bracketed paste (xterm): the terminal marks pasted text, so that it differs from typed text.
const pasteBrackets = { on: '\u001B[?2004h', off: '\u001B[?2004l' }

/**
 * Puts the terminal into raw mode: every key arrives at once and is not echoed. If there is a `screen`, the terminal also
 * marks pasted text. Returns a function that restores the terminal. At exit and after a crash that happens by itself.
 *
 * SIGINT and SIGTERM are left alone: if the program does not handle them, Node itself resets the raw mode, and a library must
 * not change what they do (D-012). A stopped process gets the terminal back in its shell's mode, with echo. So at SIGCONT raw mode is
 * set again, and then `onContinued` is called.
 */
export function enterRawMode(
  input: ReadStream,
  screen: WriteStream | undefined,
  onContinued: () => void,
): () => void {
  const wasRaw = input.isRaw
  input.setRawMode(true)
  screen?.write(pasteBrackets.on)
  const enterAgain = (): void => {
    if (input.destroyed) return
    // Node skips a mode that it believes to be set already.
    input.setRawMode(false)
    input.setRawMode(true)
    screen?.write(pasteBrackets.on)
    onContinued()
  }
  const restore = (): void => {
    process.off('exit', restore)
    process.off('SIGCONT', enterAgain)
    if (!input.destroyed) input.setRawMode(wasRaw)
    screen?.write(pasteBrackets.off)
  }
  process.once('exit', restore)
  process.on('SIGCONT', enterAgain)
  return restore
}
