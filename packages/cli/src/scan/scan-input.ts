import { type ScannerInput } from '@paycode/core'
import { systemClock } from '@paycode/core/adapter'
import { hidScanner } from '@paycode/hid/node'
import { lineInput, terminalInput } from '@paycode/keyboard-wedge/tty'
import { serialScanner } from '@paycode/serial/node'
import { demoScanner } from './demo-scanner.ts'
import type { InputName, ScanOptions } from './scan-options.ts'

export interface InputContext {
  /** Awaited after each line that is read. */
  readonly pace: () => Promise<void>
  /** Called at Ctrl+C. */
  readonly onInterrupt: () => void
}

/** The name of the input. Default: the terminal if there is one, else lines from stdin. */
export function inputName({ demo, input }: ScanOptions): InputName | 'demo' {
  if (demo) return 'demo'
  return input ?? (process.stdin.isTTY ? 'tty' : 'stdin')
}

/** The scanner of `paycode scan`, by its options. */
export function scanInput(options: ScanOptions, context: InputContext): ScannerInput {
  const { pace, onInterrupt } = context
  const { stdin, stderr } = process
  const name = inputName(options)
  switch (name) {
    case 'demo':
      return demoScanner(systemClock)
    case 'tty':
      return terminalInput({ input: stdin, output: stderr, onInterrupt })
    case 'stdin':
      return lineInput(stdin, { pace })
    case 'manual':
      return lineInput(stdin, { pace, source: { kind: 'manual', id: 'manual' } })
    case 'hid':
      return hidScanner({ readKeyboards: options.readKeyboards, exclusive: options.exclusive })
    case 'serial':
      return serialScanner({ path: options.port ?? '' })
    default:
      return name satisfies never
  }
}
