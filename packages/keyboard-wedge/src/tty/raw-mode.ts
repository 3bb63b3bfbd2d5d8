import type { ReadStream, WriteStream } from 'node:tty'

// Bracketed paste (xterm): the terminal wraps what is pasted, so that it can be told from what is typed.
const pasteBrackets = { on: '\u001B[?2004h', off: '\u001B[?2004l' }

/**
 * Lets every key come to us at once and unechoed, and a paste be told from typing where `screen` is known. Returns what gives the
 * terminal back as it was; at exit and after a crash that happens by itself. Of signals only those need no care that the
 * program does not handle: on their way out Node itself resets the terminal for SIGINT and SIGTERM, and a library must not
 * change what they do (D-012). A process that was stopped gets the terminal back as its shell likes it, with echo: at SIGCONT the
 * mode is set again, and then `onContinued` is called.
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
    // Node sets no mode that it believes to be set.
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
