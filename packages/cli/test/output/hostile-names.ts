import { join } from 'node:path'

/** A name that would write to the clipboard, clear the screen, forge a line and reverse its letters. */
export const hostileName =
  'Evil\u001B]52;c;cGF5\u0007\u001B[2J\u009B2J\nready to submit\u202Egpj\u200B'

/** The characters of it that must never reach a terminal. */
export const unsafe =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2066-\u2069]/

/** The middle of the name, which as a line of its own would look like output of the program. */
export const forgedLine = /^ready to submit/m

/** The environment in which `paycode` sees two simulated scanners of that name. */
export const hostileScanners: Readonly<Record<string, string>> = {
  NODE_OPTIONS: `--import=${join(__dirname, '../devices/use-simulated-node-hid.mjs')}`,
  PAYCODE_TEST_HID: JSON.stringify([
    [0, 'plug', 'a', { serialNumber: hostileName }],
    [0, 'plug', 'b', { profile: 'keyboard' }],
  ]),
  PAYCODE_TEST_HID_PRODUCT: hostileName,
}
