import { spawn, type IPty } from '@lydell/node-pty'
import { environment } from './run-paycode.ts'

// Escape sequences for styles and redrawn lines, which are removed before a comparison.
const styling = /\u001B\[[0-9;?]*[A-Za-z]/g

/** Limit for a program on a busy machine, in ms; after it the program counts as hanging. */
const patienceMs = 20_000

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** A program in a real pseudo-terminal, with a keyboard. */
export interface Terminal {
  /** Types one character every `everyMs`. The pace of a scanner is real time, here and nowhere else. */
  type(text: string, everyMs: number): Promise<void>
  /** Waits in real time, as a person does between actions. */
  rest(ms: number): Promise<void>
  /** Presses Ctrl+C as a person does, after a pause. */
  interrupt(): Promise<void>
  /** Settles when the screen has shown the text `times` times in all. */
  shows(text: string | RegExp, times?: number): Promise<void>
  /** How often the screen has shown the text so far. */
  timesShown(text: string | RegExp): number
  kill(signal: string): void
  /** Settles when the program has ended, with its exit code. */
  exit(): Promise<number>
  /** All shown text, without styling. */
  screen(): string
}

export function terminal(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Terminal {
  const pty: IPty = spawn(command, [...args], {
    ...{ cols: 120, rows: 40 },
    env: { ...environment, ...env },
  })
  let shown = ''
  let exitCode: number | undefined
  let wake: () => void = () => {}
  pty.onData((text) => {
    shown += text
    wake()
  })
  pty.onExit((ended) => {
    exitCode = ended.exitCode
    wake()
  })
  const screen = (): string => shown.replace(styling, '')
  const timesShown = (text: string | RegExp): number => screen().split(text).length - 1
  async function until(done: () => boolean, what: string): Promise<void> {
    const impatient = setTimeout(() => wake(), patienceMs)
    const startedAt = performance.now()
    try {
      while (!done()) {
        if (exitCode !== undefined || performance.now() - startedAt >= patienceMs) {
          pty.kill('SIGKILL')
          throw new Error(`it never came to this: ${what}. The screen:\n${screen()}`)
        }
        await new Promise<void>((resolve) => (wake = resolve))
      }
    } finally {
      clearTimeout(impatient)
    }
  }
  return {
    async type(text, everyMs) {
      for (const character of text) {
        pty.write(character)
        await rest(everyMs)
      }
    },
    rest,
    async interrupt() {
      await rest(300)
      pty.write('\u0003')
    },
    shows: (text, times = 1) =>
      until(() => timesShown(text) >= times, `${text} shown ${times} times`),
    timesShown,
    kill: (signal) => pty.kill(signal),
    async exit() {
      await until(() => exitCode !== undefined, 'its end')
      return exitCode ?? -1
    },
    screen,
  }
}
