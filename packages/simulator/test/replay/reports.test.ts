import { parseTrace, replayTrace } from '../../src/index.ts'
import { armed, product, replayedAll, traceOf, typed, w1, w2, type Line } from './traces.ts'

const serial = (t: number, text: string): Line => ({ t, type: 'serial', device: 's', text })

/** The lines of a replay in a short form. */
const short = async (text: string): Promise<string[]> =>
  (await replayedAll(text)).map((line) => {
    const { status, text: content, auth_code, reason, problem, t } = JSON.parse(line)
    return [`${t}`, status, content ?? auth_code ?? reason ?? problem].filter(Boolean).join(' ')
  })

test('other scans and statuses come in order of time with the outcomes', async () => {
  const trace = armed(
    ...[serial(0, `${product}\r`), serial(3_000, w1), serial(6_000, `${w2}\r`)],
    typed(product, { at: 9_000 }),
  )
  expect(await short(trace)).toEqual([
    '0 rejected wrong-length',
    `0 other-scan ${product}`,
    '3300 device suffix-missing',
    '3300 rejected incomplete',
    '6000 device',
    `6000 ready ${w2}`,
    '9104 rejected wrong-length',
    `9104 other-scan ${product}`,
  ])
})

test('an other scan has its symbology where the scanner reports it, a status its input', async () => {
  const lines = await replayedAll(armed(serial(0, `]E0${product}\r`), serial(3_000, w1)))
  expect(lines.slice(1).map((line) => JSON.parse(line))).toEqual([
    { status: 'other-scan', text: product, symbology: 'ean-upc', input: 'serial', t: 0 },
    { status: 'device', state: 'open', problem: 'suffix-missing', input: 'serial', t: 3_300 },
    expect.objectContaining({ status: 'rejected' }),
  ])
})

test('a restart reports no opening and no closing', async () => {
  expect(await replayedAll(armed({ t: 0, type: 'restart' }))).toEqual([])
})

describe('the options of a trace reach the decoders', () => {
  test('prefix and suffix of a serial scanner', async () => {
    const options = { gate: 'always-armed', prefix: 'j', suffix: '#' } as const
    expect(await short(traceOf(options, serial(0, `j${w1}#\r`)))).toEqual([`0 ready ${w1}`])
  })

  test("a serial scanner without a terminator: 'none'", async () => {
    const options = { gate: 'always-armed', terminator: 'none' } as const
    const trace = traceOf(options, serial(0, `${product}\r`), serial(3_000, w1))
    expect(await short(trace)).toContain(`3300 ready ${w1}`)
  })

  test('the profile of a keyboard', async () => {
    const slow = typed(w1, { gapMs: 60 })
    expect(await short(armed(slow))).toEqual([`1080 ready ${w1}`])
    const fast = traceOf({ gate: 'always-armed', profile: 'fast' }, slow)
    expect(await short(fast)).not.toContain(`1080 ready ${w1}`)
  })
})

test.each(['onOtherScan', 'onDevice'])('an error of %s ends the replay with it', async (name) => {
  const failure = new Error('listener')
  const fail = (): never => {
    throw failure
  }
  const trace = parseTrace(armed(serial(0, `${product}\r`), serial(3_000, w1), serial(9_000, w1)))
  await expect(replayTrace(trace, () => {}, { [name]: fail })).rejects.toBe(failure)
})
