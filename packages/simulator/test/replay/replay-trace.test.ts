import fc from 'fast-check'
import { parseTrace, replayTrace, TraceError } from '../../src/index.ts'
import {
  alipay,
  arm,
  armed,
  hongKong,
  outcomes,
  product,
  replayed,
  traceOf,
  typed,
  w1,
  w2,
  type Line,
} from './traces.ts'

/** The error of a replay as `line: message`. */
const faultOf = (text: string): Promise<string> =>
  replayTrace(parseTrace(text), () => {}).then(
    () => 'none',
    (error: unknown) =>
      error instanceof TraceError ? `${error.line}: ${error.message}` : String(error),
  )

describe('keys', () => {
  test('a scan with Enter is ready at the Enter', async () => {
    expect(await replayed(armed(typed(w1)))).toEqual([
      `{"status":"ready","auth_code":"${w1}","wallet":"wechat-pay","issuer":"mainland-china",` +
        '"scanned_at":136,"expires_at":60136,"input":"keyboard","t":144}',
    ])
  })

  test('a scan without a terminator is ready after its quiet time', async () => {
    expect(await outcomes(armed(typed(w1, { enter: false })))).toEqual([`536 ${w1}`])
  })

  test('the quiet time of the last scan is waited for, without an end event and with one', async () => {
    const keys = typed(w1, { gapMs: 100, enter: false })
    expect(await outcomes(armed(keys))).toEqual([`2100 ${w1}`])
    expect(await outcomes(armed(keys, { t: 2_100, type: 'end' }))).toEqual([`2100 ${w1}`])
  })

  test('an end before it cuts it off', async () => {
    const keys = typed(w1, { gapMs: 100, enter: false })
    expect(await outcomes(armed(keys, { t: 2_099, type: 'end' }))).toEqual([])
  })

  test('nothing after an end is replayed', async () => {
    const text = armed(typed(w1), { t: 500, type: 'end' }, typed(w2, { at: 1_000 }))
    expect(await outcomes(text)).toEqual([`144 ${w1}`])
    expect(await faultOf(armed({ t: 0, type: 'end' }, arm(1)))).toBe('none')
  })

  test('a rejection is masked', async () => {
    expect(await replayed(armed(typed('123456789012345678'.slice(1), { at: 10 })))).toEqual([
      '{"status":"rejected","reason":"wrong-length","masked":"23…78","input":"keyboard","t":146}',
    ])
  })

  test('a key that a script made is refused', async () => {
    const text = armed(typed(w1, { more: { isTrusted: false } }))
    expect(await outcomes(text)).toEqual(['144 (untrusted-input)'])
  })

  test('a shortcut inside a scan spoils it', async () => {
    const shortcut = { t: 70, type: 'keydown', key: 'o', code: 'KeyO', ctrlKey: true }
    const keys = typed(w1).toSpliced(17, 0, shortcut)
    expect(await outcomes(armed(keys))).toEqual(['144 (control-key)'])
  })

  test('a blur inside a scan ends it, and what follows is no code', async () => {
    const keys = typed(w1)
    const text = armed(
      keys.slice(0, 14),
      { t: 60, type: 'blur' },
      { t: 61, type: 'focus' },
      keys.slice(14),
    )
    expect(await outcomes(text)).toEqual(['60 (incomplete)', '144 (wrong-length)'])
  })

  test('releases and a focus alone say nothing', async () => {
    const keys = typed(w1).filter(({ type }) => type === 'keyup')
    expect(await outcomes(armed(keys, { t: 999, type: 'focus' }))).toEqual([])
  })
})

describe('options', () => {
  test('the gate is manual by default', async () => {
    const text = traceOf({}, typed(w1), arm(500), typed(w2, { at: 1_000 }))
    expect(await outcomes(text)).toEqual(['144 (not-armed)', `1144 ${w2}`])
    expect(await outcomes(text)).toEqual(
      await outcomes(text.replace('"options":{}', '"options":{"gate":"manual"}')),
    )
  })

  test.each([
    [undefined, `144 ${hongKong}`],
    ['HK', `144 ${hongKong}`],
    ['US', '144 (region-not-accepted)'],
  ])('region %s', async (region, expected) => {
    const rule = region === undefined ? {} : { region }
    const text = traceOf({ gate: 'always-armed', ...rule }, typed(hongKong))
    expect(await outcomes(text)).toEqual([expected])
  })

  test('the issuer of a code from Hong Kong', async () => {
    const [line] = await replayed(armed(typed(hongKong)))
    expect(JSON.parse(line ?? '')).toMatchObject({ wallet: 'wechat-pay', issuer: 'hong-kong' })
  })

  test('accept', async () => {
    const both = typed(alipay)
    expect(await outcomes(armed(both))).toEqual(['144 (other-wallet)'])
    const text = traceOf({ gate: 'always-armed', accept: ['wechat-pay', 'alipay'] }, both)
    const [line] = await replayed(text)
    expect(JSON.parse(line ?? '')).toEqual({
      ...{ status: 'ready', auth_code: alipay, wallet: 'alipay', input: 'keyboard' },
      ...{ scanned_at: 136, expires_at: 60_136, t: 144 },
    })
    const alipayOnly = traceOf({ gate: 'always-armed', accept: ['alipay'] }, typed(w1))
    expect(await outcomes(alipayOnly)).toEqual(['144 (other-wallet)'])
  })
})

describe('the gate', () => {
  test('a product is reported while armed only', async () => {
    const text = traceOf({}, typed(product), arm(500), typed(product, { at: 4_000 }))
    expect(await outcomes(text)).toEqual(['4104 (wrong-length)'])
  })

  test('one code for each arm', async () => {
    const text = traceOf({}, arm(0), typed(w1, { at: 10 }), typed(w2, { at: 1_000 }))
    expect(await outcomes(text)).toEqual([`154 ${w1}`, '1144 (not-armed)'])
  })

  test('disarm shuts it', async () => {
    const text = traceOf({}, arm(0), { t: 5, type: 'disarm' }, typed(w1, { at: 10 }))
    expect(await outcomes(text)).toEqual(['154 (not-armed)'])
  })

  test('disarm without an order does nothing, and a disarmed till can be armed', async () => {
    const text = traceOf(
      {},
      { t: 0, type: 'disarm' },
      arm(1),
      { t: 2, type: 'disarm' },
      arm(3, 'A-2'),
      typed(w1, { at: 10 }),
    )
    expect(await outcomes(text)).toEqual([`154 ${w1}`])
  })

  test('a second arm is an error at its line', async () => {
    expect(await faultOf(traceOf({}, arm(0), arm(5, 'A-2')))).toBe(
      '3: arm: an order is armed already; disarm it first',
    )
    expect(await faultOf(traceOf({}, arm(0), typed(w1), arm(900, 'A-2')))).toBe('none')
  })

  test('so is an arm of a gate that is always armed', async () => {
    expect(await faultOf(armed({ t: 0, type: 'blur' }, arm(5)))).toBe(
      '3: arm: this gate is always armed',
    )
  })

  test('outcomes before an error have been reported', async () => {
    const reported: string[] = []
    const trace = parseTrace(traceOf({}, arm(0), typed(w1, { at: 9 }), arm(500), arm(501)))
    const replay = replayTrace(trace, (outcome) => reported.push(outcome.status))
    await expect(replay).rejects.toBeInstanceOf(TraceError)
    expect(reported).toEqual(['ready'])
  })
})

describe('single use', () => {
  const again = (options: object, ...between: Line[]): Promise<string[]> =>
    outcomes(
      traceOf({ gate: 'always-armed', ...options }, typed(w1), between, typed(w1, { at: 10_000 })),
    )

  test('a used code is already used', async () => {
    expect(await again({})).toEqual([`144 ${w1}`, '10144 (already-used)'])
  })

  test('a restart with a memory ledger forgets it', async () => {
    const restart = { t: 5_000, type: 'restart' }
    expect(await again({}, restart)).toEqual([`144 ${w1}`, `10144 ${w1}`])
    expect(await again({ ledger: 'memory' }, restart)).toEqual([`144 ${w1}`, `10144 ${w1}`])
  })

  test('a restart with a durable ledger does not', async () => {
    const restarts = [5_000, 6_000].map((t) => ({ t, type: 'restart' }))
    expect(await again({ ledger: 'durable' }, ...restarts)).toEqual([
      `144 ${w1}`,
      '10144 (already-used)',
    ])
  })

  test('a durable ledger starts empty: replays know nothing of each other', async () => {
    const trace = parseTrace(traceOf({ gate: 'always-armed', ledger: 'durable' }, typed(w1)))
    for (const _ of [1, 2]) {
      const seen: string[] = []
      await replayTrace(trace, ({ status }) => seen.push(status))
      expect(seen).toEqual(['ready'])
    }
  })

  test('a restart forgets half a scan and an armed order', async () => {
    const keys = typed(w1)
    const restart = { t: 60, type: 'restart' }
    expect(await outcomes(armed(keys.slice(0, 14), restart, keys.slice(14)))).toEqual([
      '144 (wrong-length)',
    ])
    expect(await outcomes(traceOf({}, arm(0), restart, typed(w1, { at: 100 })))).toEqual([
      '244 (not-armed)',
    ])
    expect(await faultOf(traceOf({}, arm(0), restart, arm(100)))).toBe('none')
  })

  test('a hundred scans, each ready at its own Enter', async () => {
    const codes = Array.from({ length: 100 }, (_, index) => `14${String(index).padStart(16, '0')}`)
    const keys = codes.flatMap((code, index) => typed(code, { at: index * 200 }))
    expect(await outcomes(armed(keys))).toEqual(
      codes.map((code, index) => `${index * 200 + 144} ${code}`),
    )
  })
})

describe('delivery', () => {
  const deliveredAt = (when: (index: number) => number, typing: object = {}): Line[] =>
    typed(w1, { ...typing, more: (index: number) => ({ d: when(index) }) })

  test('in one go after a stall: the same scan, reported when it was delivered', async () => {
    const [line] = await replayed(armed(deliveredAt(() => 1_500)))
    expect(JSON.parse(line ?? '')).toMatchObject({ auth_code: w1, scanned_at: 136, t: 1_500 })
  })

  test('at a pace of its own', async () => {
    expect(await outcomes(armed(deliveredAt((index) => index * 60)))).toEqual([`1080 ${w1}`])
  })

  test('of a hand, in one go, stays a hand’s', async () => {
    const text = armed(deliveredAt(() => 5_000, { gapMs: 200 }))
    expect(await outcomes(text)).toEqual(['5000 (typed-by-hand)'])
  })

  test.each([
    [5_000, `5000 ${w1}`],
    [5_001, '5001 (stale-input)'],
    [9_000, '9000 (stale-input)'],
  ])('%s ms late', async (d, expected) => {
    expect(await outcomes(armed(deliveredAt(() => d)))).toEqual([expected])
  })

  test('a lateness counts as age', async () => {
    const late = { at: 59_000, more: () => ({ d: 60_136 }) }
    const text = traceOf({}, typed(w1), arm(500), typed(w1, late))
    expect(await outcomes(text)).toEqual(['144 (not-armed)', '60136 (expired)'])
  })

  test('a stamp in another time base does not hold the trace up', async () => {
    const keys = typed(w1).map((key) =>
      key['key'] === 'Enter' ? { ...key, t: 1_495_842_326_871, d: key.t } : key,
    )
    expect(await outcomes(armed(keys))).toEqual([`144 ${w1}`])
  })

  test('negative stamps are earlier than the beginning', async () => {
    const [line] = await replayed(armed(typed(w1, { at: -1_000 })))
    expect(JSON.parse(line ?? '')).toMatchObject({ auth_code: w1, scanned_at: -864, t: 0 })
  })

  test('equal stamps keep the order of the lines', async () => {
    const keys = typed(w1).map((key) => ({ ...key, t: 7 }))
    expect(await outcomes(armed(keys))).toEqual([`7 ${w1}`])
  })

  test('a delivery that goes back happens at once', async () => {
    const text = armed(typed(w1, { at: 1_000 }), typed(w2, { at: 0 }))
    expect(await outcomes(text)).toEqual([`1144 ${w1}`, `1148 ${w2}`])
  })

  const fraction = fc.integer({ min: 0, max: 3_000_000 }).map((n) => n / 10)

  test('stamps with fractions, as browsers give them, are reported to the microsecond', async () => {
    const gaps = fc.array(fc.integer({ min: 80, max: 100 }), { minLength: 18, maxLength: 18 })
    await fc.assert(
      fc.asyncProperty(fraction, gaps, async (at, tenths) => {
        let t = at
        const keys = Array.from(`${w1}\r`, (key, index) => {
          t += (tenths[index - 1] ?? 0) / 10
          return { t, type: 'keydown', key: key === '\r' ? 'Enter' : key }
        })
        expect(await outcomes(armed(keys))).toEqual([`${Math.round(t * 1_000) / 1_000} ${w1}`])
      }),
      { numRuns: 200 },
    )
  })
})

describe('the replay itself', () => {
  const rich = traceOf(
    { ledger: 'durable' },
    typed(w1),
    arm(500),
    typed(w1, { at: 1_000, enter: false }),
    arm(2_000, 'A-2'),
    { t: 2_100, type: 'wall-clock', shiftMs: -3_600_000 },
    typed(w2, { at: 3_000, gapMs: 90 }),
    { t: 9_000, type: 'sleep', ms: 120_000 },
    { t: 9_500, type: 'restart' },
    arm(10_000, 'A-3'),
    typed(w2, { at: 11_000 }),
    typed(product, { at: 12_000 }),
  )

  test('prints the same, to the byte, each time', async () => {
    const first = (await replayed(rich)).join('\n')
    expect(first.split('\n')).toHaveLength(5)
    expect((await replayed(rich)).join('\n')).toBe(first)
    const [one, two] = await Promise.all([replayed(rich), replayed(rich)])
    expect([one.join('\n'), two.join('\n')]).toEqual([first, first])
  })

  test('does not wait: ten days end at once', async () => {
    const tenDaysMs = 10 * 24 * 60 * 60 * 1_000
    const text = armed(typed(w1), typed(w2, { at: tenDaysMs, enter: false }))
    expect(await outcomes(text)).toEqual([`144 ${w1}`, `${tenDaysMs + 536} ${w2}`])
  })

  test('of nothing ends with nothing', async () => {
    expect(await outcomes(armed())).toEqual([])
  })

  test('fails with what its listener throws', async () => {
    const fault = new Error('the listener did not like it')
    const replay = replayTrace(parseTrace(armed(typed(w1), typed(w2, { at: 900 }))), () => {
      throw fault
    })
    await expect(replay).rejects.toBe(fault)
  })

  test('reports nothing more after its listener threw', async () => {
    let reported = 0
    const replay = replayTrace(parseTrace(armed(typed(w1), typed(w2, { at: 900 }))), () => {
      reported += 1
      throw new Error('no')
    })
    await expect(replay).rejects.toThrow('no')
    expect(reported).toBe(1)
  })
})
