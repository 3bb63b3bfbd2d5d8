// A till whose host program crashes while a scan is awaited. Run by scan-terminal.lab.test.ts.
import { terminalInput } from '@paycode/keyboard-wedge/tty'

terminalInput().scans$.subscribe()
if (!process.stdin.isRaw) throw new Error('the terminal is not in raw mode')
setTimeout(() => {
  throw new Error('made to crash')
}, 50)
