import { armed, outcomes, w1, w2, type Line } from './traces.ts'

const bytesOf = (text: string): string =>
  Array.from(text, (one) => one.charCodeAt(0).toString(16).padStart(2, '0')).join(' ')

const open = (t: number, more: object = {}): Line => ({
  ...{ t, type: 'hid-open', device: 'a', vendorId: 0x1eab, productId: 0x1d10 },
  ...more,
})

/** A report as Newland sends it: id, count, data, zeros. */
const report = (t: number, text: string, device = 'a'): Line => ({
  ...{ t, type: 'hid', device },
  hex: `02 ${text.length.toString(16).padStart(2, '0')} ${bytesOf(text)} ${'00 '.repeat(62 - text.length)}`,
})

test('an HID scan is replayed by its report', async () => {
  expect(await outcomes(armed(open(0), report(300, w1)))).toEqual([`300 ${w1}`])
})

test('what was queued before the opening is stale, by the time of the device', async () => {
  const trace = armed(open(0), report(4, w1), { ...report(-9_000, w2), d: 200 }, report(400, w1))
  expect(await outcomes(trace)).toEqual(['4 (stale-input)', `400 ${w1}`])
})

test('two devices, one of them gone', async () => {
  const trace = armed(
    ...[open(0), open(0, { device: 'b' }), report(300, w1, 'b')],
    ...[{ t: 310, type: 'hid-close', device: 'a' }, report(320, w2)],
  )
  expect(await outcomes(trace)).toEqual([`300 ${w1}`])
})

test('a wedge that is read raw', async () => {
  const usages = [...Array.from(w1, (digit) => (digit === '0' ? 0x27 : 0x1d + Number(digit))), 0x28]
  const reports = usages.flatMap((usage, place) => [
    {
      t: 500 + place * 8,
      type: 'hid',
      device: 'a',
      hex: `00 00 ${usage.toString(16)} 00 00 00 00 00`,
    },
    { t: 504 + place * 8, type: 'hid', device: 'a', hex: '00 00 00 00 00 00 00 00' },
  ])
  const trace = armed(open(0, { protocol: 'boot-keyboard' }), reports)
  expect(await outcomes(trace)).toEqual([`644 ${w1}`])
})

test('after a restart an HID device has to be opened again', async () => {
  const restart = { t: 600, type: 'restart' }
  const trace = armed(
    open(0),
    report(300, w1),
    restart,
    report(700, w2),
    open(800),
    report(1_100, w2),
  )
  expect(await outcomes(trace)).toEqual([`300 ${w1}`, `1100 ${w2}`])
})

test('serial ports, each by itself, in text and in hex', async () => {
  const chunk = (t: number, device: string, more: object): Line => ({
    t,
    type: 'serial',
    device,
    ...more,
  })
  const trace = armed(
    ...[chunk(0, 's', { text: w1.slice(0, 9) }), chunk(1, 'r', { hex: bytesOf(w2) })],
    ...[chunk(2, 's', { text: `${w1.slice(9)}\r` }), chunk(3, 'r', { text: '\r\n' })],
  )
  expect(await outcomes(trace)).toEqual([`2 ${w1}`, `3 ${w2}`])
})
