import { findings } from '../../src/devices/findings.ts'

const scanner = {
  ...({
    id: '0c2e-0b61',
    vendor: 'Honeywell',
    vendorId: 0x0c2e,
    productId: 0x0b61,
    mode: 'hid-pos',
  } as const),
  ...{ path: '/dev/hidraw0', isDenied: false },
}
const port = { path: '/dev/ttyACM0', vendorId: '0c2e', vendor: 'Honeywell', isDenied: false }
const none = { devices: [] }
const short = (...of: Parameters<typeof findings>): string[] =>
  findings(...of).map(({ verdict, code, device = '' }) => `${verdict} ${code} ${device}`.trim())

test.each([
  ['nothing', { hid: none, serial: none }, ['problem no-scanner']],
  [
    'a scanner that is ready',
    { hid: { devices: [scanner] }, serial: none },
    ['ok ready Honeywell (0c2e-0b61)'],
  ],
  [
    'one that calls itself something',
    { hid: { devices: [{ ...scanner, product: 'Xenon' }] }, serial: none },
    ['ok ready Xenon (0c2e-0b61)'],
  ],
  [
    'no permission',
    { hid: { devices: [{ ...scanner, isDenied: true }] }, serial: none },
    ['problem permission-denied Honeywell (0c2e-0b61)'],
  ],
  [
    'keyboard mode',
    { hid: { devices: [{ ...scanner, mode: 'keyboard', isDenied: true }] }, serial: none },
    ['problem keyboard-mode Honeywell (0c2e-0b61)'],
  ],
  [
    'no libusb, but a port',
    { hid: { problem: 'libusb-missing' }, serial: { devices: [port] } },
    ['problem libusb-missing', 'ok ready Honeywell (/dev/ttyACM0)'],
  ],
  [
    'a port without permission',
    { hid: none, serial: { devices: [{ ...port, isDenied: true }] } },
    ['problem permission-denied Honeywell (/dev/ttyACM0)'],
  ],
  [
    'a port of an unknown maker',
    { hid: none, serial: { devices: [{ path: '/dev/ttyS0', isDenied: true }] } },
    ['problem no-scanner'],
  ],
  [
    'no udevadm',
    { hid: { devices: [scanner] }, serial: { problem: 'udevadm-missing' } },
    ['ok ready Honeywell (0c2e-0b61)', 'note udevadm-missing'],
  ],
] as const)('%s', (_, seen, found) => {
  expect(short(seen)).toEqual(found)
  for (const { cure } of findings(seen)) expect(cure.length).toBeGreaterThan(15)
})
