import { paycode } from '../run-paycode.ts'
import { terminal } from '../terminal.ts'
import { forgedLine, hostileScanners, unsafe } from './hostile-names.ts'

test.each(['devices', 'doctor'])(
  '%s prints no part of a name that drives the terminal',
  async (command) => {
    const session = terminal(process.execPath, [paycode, command], hostileScanners)
    await session.exit()
    expect(session.screen()).toContain('Evil')
    // The terminal turns each line end into CR LF; `screen` removes the colours.
    expect(session.screen().replaceAll('\r\n', '\n')).not.toMatch(unsafe)
    expect(session.screen()).not.toMatch(forgedLine)
  },
)
