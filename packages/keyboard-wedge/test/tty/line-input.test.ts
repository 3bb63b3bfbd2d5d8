import { PassThrough, Readable } from 'node:stream'
import { type DeviceStatus, type Rejection, type Scan } from '@paycode/core'
import { isRejection, type Clock } from '@paycode/core/adapter'
import { w1, w2, w3 } from '@paycode/simulator/testing'
import fc from 'fast-check'
import { merge, type Subscription } from 'rxjs'
import { lineInput, type LineInputOptions } from '../../src/tty/index.ts'
import { FakeTerminal, turn } from './fake-terminal.ts'

// Made-up codes.
const clock: Clock = { monotonic: () => 5, wall: () => 1_700_000_000_000 }

/** The reports of a stream: scans as their text, rejections as their reason and mask in brackets. */
function reading(stream: Readable, options: LineInputOptions = {}) {
  const scanner = lineInput(stream, { clock, ...options })
  const seen: string[] = []
  const states: DeviceStatus[] = []
  let ended: unknown
  scanner.status$.subscribe((status) => states.push(status))
  const open = (): Subscription =>
    merge(scanner.scans$, scanner.rejections$).subscribe({
      next: (outcome) => seen.push(short(outcome)),
      error: (error: unknown) => (ended = error),
      complete: () => (ended = 'complete'),
    })
  return { scanner, seen, states, open, ended: () => ended }
}

const short = (outcome: Scan | Rejection): string =>
  isRejection(outcome) ? `(${outcome.reason} ${outcome.masked})` : outcome.text

const namesOf = (states: readonly DeviceStatus[]): string[] => states.map(({ state }) => state)

/** All reports of these chunks and of the end of the stream. */
async function readAll(chunks: readonly (string | Buffer)[]): Promise<string[]> {
  const { seen, open, ended } = reading(Readable.from(chunks, { objectMode: false }))
  open()
  for (let turns = 0; ended() === undefined && turns < 1_000; turns += 1) {
    await turn()
  }
  expect(ended()).toBe('complete')
  return seen
}

/** A pace that continues when a test calls `go`. */
function steps() {
  const waiting: { go: () => void; fail: (error: Error) => void }[] = []
  const pace = (): Promise<void> =>
    new Promise((resolve, reject) => waiting.push({ go: resolve, fail: reject }))
  return { waiting, pace }
}

describe('lines', () => {
  test.each([
    ['LF', `${w1}\n${w2}\n`],
    ['CR', `${w1}\r${w2}\r`],
    ['CRLF', `${w1}\r\n${w2}\r\n`],
    ['all of them', `\n${w1}\r\n\r\n${w2}\r`],
    ['none after the last', `${w1}\n${w2}`],
  ])('end with %s', async (_, text) => {
    expect(await readAll([text])).toEqual([w1, w2])
  })

  test('none come of nothing', async () => {
    expect(await readAll([])).toEqual([])
    expect(await readAll(['\r\n', '\n\n'])).toEqual([])
  })

  test('are reported unchanged, without their frame', async () => {
    const text = ` ${w1} \n\u0002${w1}\u0003\n]Q1${w1}\n1３4\n`
    expect(await readAll([text])).toEqual([` ${w1} `, w1, w1, '1３4'])
  })

  test('say where they came from and when', async () => {
    const stream = new PassThrough()
    const { scanner } = reading(stream)
    const scans: object[] = []
    scanner.scans$.subscribe((scan) => scans.push(scan))
    stream.end(`]Q1${w1}\n`)
    await turn()
    const source = { kind: 'serial', id: 'stdin' }
    const symbol = { aim: ']Q1', symbology: 'qr' }
    expect(scans).toEqual([{ text: w1, ...symbol, source, receivedAt: 1_700_000_000_000 }])
    expect({ kind: scanner.kind, id: scanner.id }).toEqual(source)
  })

  test('may come from somewhere else', () => {
    const source = { kind: 'manual', id: 'manual' } as const
    const { scanner } = reading(new PassThrough(), { source })
    expect({ kind: scanner.kind, id: scanner.id }).toEqual(source)
  })

  test('longer than any symbol are refused, and the next is read', async () => {
    const long = '1'.repeat(4_297)
    expect(await readAll([`${long}\n${w1}\n`])).toEqual(['(overflow 11…11)', w1])
    expect(await readAll([`${long.slice(1)}\n`])).toEqual([long.slice(1)])
  })

  test('without an end are kept within bounds', async () => {
    const chunks = Array.from({ length: 100 }, () => '1'.repeat(10_000))
    expect(await readAll([...chunks, `\n${w1}\n`])).toEqual(['(overflow 11…11)', w1])
  })
})

describe('chunks', () => {
  const text = `${w1}\r\n支付码😀é\r${w2}\n`
  const expected = [w1, '支付码😀é', w2]
  const bytes = Buffer.from(text)

  test('may be single bytes', async () => {
    expect(await readAll([...bytes].map((byte) => Buffer.from([byte])))).toEqual(expected)
  })

  test('may be cut anywhere, inside a character too', async () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 0, max: bytes.length }))
    await fc.assert(
      fc.asyncProperty(cuts, async (places) => {
        const edges = [0, ...places.toSorted((a, b) => a - b), bytes.length]
        const chunks = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end))
        expect(await readAll(chunks.filter(({ length }) => length > 0))).toEqual(expected)
      }),
    )
  })

  test.each([
    ['a byte of nothing', [0x31, 0xff, 0x32, 0x0a], ['1\uFFFD2']],
    ['half a character and a line end', [0xe6, 0x94, 0x0a, 0x31, 0x0a], ['\uFFFD', '1']],
    ['half a character at the end', [0x31, 0xf0, 0x9f, 0x98], ['1\uFFFD']],
    ['an overlong digit', [0xc0, 0xb1, 0x0a], ['\uFFFD\uFFFD']],
  ])('of broken UTF-8, with %s, are no code', async (_, broken, lines) => {
    expect(await readAll([Buffer.from(broken)])).toEqual(lines)
    expect(await readAll(broken.map((byte) => Buffer.from([byte])))).toEqual(lines)
  })
})

describe('the pace', () => {
  test('is awaited after each line, and after the last', async () => {
    const { waiting, pace } = steps()
    const stream = new PassThrough()
    const { seen, open, ended } = reading(stream, { pace })
    open()
    stream.end(`${w1}\n${w2}\n${w3}`)
    await turn()
    for (const [index, lines] of [[w1], [w1, w2], [w1, w2, w3]].entries()) {
      expect(seen).toEqual(lines)
      expect(waiting).toHaveLength(index + 1)
      expect(ended()).toBeUndefined()
      waiting[index]?.go()
      await turn()
    }
    expect(ended()).toBe('complete')
  })

  test('holds the stream: nothing more is read meanwhile', async () => {
    const { waiting, pace } = steps()
    let delivered = 0
    const stream = new Readable({
      highWaterMark: 1,
      read() {
        this.push(delivered < 100 ? `${w1}\n` : null)
        delivered += 1
      },
    })
    const { seen, open } = reading(stream, { pace })
    open()
    await turn()
    expect(stream.isPaused()).toBe(true)
    const ahead = delivered
    await turn()
    await turn()
    expect([seen.length, delivered]).toEqual([1, ahead])
    waiting[0]?.go()
    await turn()
    expect(seen).toHaveLength(2)
    expect(delivered).toBeLessThanOrEqual(ahead + 1)
  })

  test('is awaited after a refused line too', async () => {
    const { waiting, pace } = steps()
    const stream = new PassThrough()
    const { seen, open } = reading(stream, { pace })
    open()
    stream.write(`${'1'.repeat(5_000)}\n${w1}\n`)
    await turn()
    expect(seen).toEqual(['(overflow 11…11)'])
    waiting[0]?.go()
    await turn()
    expect(seen).toEqual(['(overflow 11…11)', w1])
  })

  test.each([
    ['rejects', () => Promise.reject(new Error('no more'))],
    [
      'throws',
      () => {
        throw new Error('no more')
      },
    ],
  ])('that %s ends the input with its error, and leaves the stream paused', async (_, pace) => {
    const stream = new PassThrough()
    const { seen, states, open, ended } = reading(stream, { pace })
    open()
    stream.write(`${w1}\n${w2}\n`)
    await turn()
    expect(seen).toEqual([w1])
    expect(ended()).toEqual(new Error('no more'))
    expect(namesOf(states)).toEqual(['closed', 'opening', 'open', 'closed'])
    expect(stream.isPaused()).toBe(true)
    expect(stream.listenerCount('data')).toBe(0)
  })

  test('that rejects after the last line ends the input with its error', async () => {
    const { waiting, pace } = steps()
    const stream = new PassThrough()
    const { open, ended } = reading(stream, { pace })
    open()
    stream.end(w1)
    await turn()
    waiting[0]?.fail(new Error('no more'))
    await turn()
    expect(ended()).toEqual(new Error('no more'))
  })
})

describe('the stream', () => {
  test('is read from the first subscription on, and left paused', async () => {
    const stream = new PassThrough()
    const { seen, states, open } = reading(stream)
    stream.write(`${w1}\n`)
    await turn()
    expect(seen).toEqual([])
    const subscription = open()
    await turn()
    expect(seen).toEqual([w1])
    subscription.unsubscribe()
    expect(stream.isPaused()).toBe(true)
    stream.write(`${w2}\n`)
    await turn()
    expect(seen).toEqual([w1])
    open()
    await turn()
    expect(seen).toEqual([w1, w2])
    expect(namesOf(states)).toEqual(['closed', 'opening', 'open', 'closed', 'opening', 'open'])
  })

  test('is read even if it was paused before', async () => {
    const stream = new PassThrough()
    stream.pause()
    const { seen, open } = reading(stream)
    open()
    stream.write(`${w1}\n`)
    await turn()
    expect(seen).toEqual([w1])
  })

  test('is left in the middle of a chunk: the lines after that are dropped', async () => {
    const { waiting, pace } = steps()
    const stream = new PassThrough()
    const { seen, open } = reading(stream, { pace })
    const subscription = open()
    stream.write(`${w1}\n${w2}\n`)
    await turn()
    subscription.unsubscribe()
    waiting[0]?.go()
    await turn()
    expect(seen).toEqual([w1])
    expect(waiting).toHaveLength(1)
    expect(stream.isPaused()).toBe(true)
  })

  test('can be left out of a scan', async () => {
    const stream = new PassThrough()
    const { scanner } = reading(stream)
    const seen: string[] = []
    const subscription = scanner.scans$.subscribe(({ text }) => {
      seen.push(text)
      subscription.unsubscribe()
    })
    stream.write(`${w1}\n${w2}\n`)
    await turn()
    expect(seen).toEqual([w1])
    expect(stream.isPaused()).toBe(true)
  })

  test('that ends is closed, and a later subscription ends at once', async () => {
    const stream = new PassThrough()
    const { states, open, ended } = reading(stream)
    open()
    stream.end(`${w1}\n`)
    await turn()
    expect(ended()).toBe('complete')
    expect(namesOf(states)).toEqual(['closed', 'opening', 'open', 'closed'])
    const again = reading(stream)
    again.open()
    await turn()
    expect(again.ended()).toBe('complete')
    expect(again.seen).toEqual([])
  })

  test('that fails is lost, with a cure, and its unfinished line is no code', async () => {
    const stream = new PassThrough()
    const { seen, states, open, ended } = reading(stream)
    open()
    stream.write(`${w1}\n${w2}`)
    await turn()
    stream.destroy(new Error('read EIO'))
    await turn()
    expect(seen).toEqual([w1, '(incomplete 10…88)'])
    expect(namesOf(states)).toEqual(['closed', 'opening', 'open', 'lost', 'closed'])
    expect(states[3]?.problem).toEqual({
      code: 'stream-failed',
      words: expect.objectContaining({
        en: expect.objectContaining({ what: expect.stringMatching(/read EIO/) }),
      }),
    })
    expect(ended()).toBe('complete')
  })

  test('that fails while its lines are handed on loses none that was whole', async () => {
    const { waiting, pace } = steps()
    const stream = new PassThrough()
    const { seen, open, ended } = reading(stream, { pace })
    open()
    stream.write(`${w1}\n${w2}\n${w3.slice(0, 9)}`)
    await turn()
    stream.destroy(new Error('read EIO'))
    await turn()
    expect([seen, ended()]).toEqual([[w1], undefined])
    waiting[0]?.go()
    await turn()
    waiting[1]?.go()
    await turn()
    expect(seen).toEqual([w1, w2, '(incomplete 11…45)'])
    expect(ended()).toBe('complete')
  })

  test('that is closed without an end is lost too', async () => {
    const stream = new PassThrough()
    const { seen, states, open, ended } = reading(stream)
    open()
    stream.write(w1)
    await turn()
    stream.destroy()
    await turn()
    expect(seen).toEqual(['(incomplete 13…89)'])
    expect(namesOf(states)).toEqual(['closed', 'opening', 'open', 'lost', 'closed'])
    expect(ended()).toBe('complete')
  })

  test('that is over when it is first read ends the input', async () => {
    const stream = new PassThrough()
    stream.destroy()
    await turn()
    const { states, open, ended } = reading(stream)
    open()
    expect(ended()).toBe('complete')
    expect(namesOf(states).at(-1)).toBe('closed')
  })

  test('keeps the process alive only while it is read', () => {
    const held: boolean[] = []
    const stream = Object.assign(new PassThrough(), {
      ref: () => held.push(true),
      unref: () => held.push(false),
    })
    const { open } = reading(stream)
    expect(held).toEqual([])
    const subscription = open()
    expect(held).toEqual([true])
    subscription.unsubscribe()
    expect(held).toEqual([true, false])
    open()
    expect(held).toEqual([true, false, true])
  })

  test('keeps no listeners of ours', async () => {
    const stream = new PassThrough()
    const names = ['data', 'end', 'error', 'close']
    const before = names.map((name) => stream.listenerCount(name))
    const { open } = reading(stream)
    for (const _ of [1, 2, 3]) open().unsubscribe()
    await turn()
    expect(names.map((name) => stream.listenerCount(name))).toEqual(before)
  })
})

test('goes by the system’s clock where no other is given', async () => {
  const stream = new PassThrough()
  const times: number[] = []
  const before = Date.now()
  lineInput(stream).scans$.subscribe(({ receivedAt }) => times.push(receivedAt))
  stream.end(w1)
  await turn()
  expect(times).toHaveLength(1)
  expect(times[0]).toBeGreaterThanOrEqual(before - 1)
  expect(times[0]).toBeLessThanOrEqual(Date.now())
})

describe('what waited is as old as it can be', () => {
  /** A stream that is read in virtual time, with the ages of its scans in ms. */
  function till(options: LineInputOptions = {}) {
    const terminal = new FakeTerminal()
    const stream = new PassThrough()
    const { scheduler } = terminal
    const ages: number[] = []
    const input = lineInput(stream, { clock: terminal.clock, scheduler, ...options })
    const open = (): Subscription =>
      input.scans$.subscribe(({ receivedAt }) => ages.push(terminal.clock.wall() - receivedAt))
    return { terminal, scheduler, stream, ages, open }
  }

  test('while the process stood still', async () => {
    const { terminal, scheduler, stream, ages, open } = till()
    open()
    terminal.pass(5_000)
    stream.write(`${w1}\n`)
    await turn()
    scheduler.frame += 70_000
    stream.write(`${w2}\n`)
    await turn()
    terminal.pass(1_000)
    stream.write(`${w3}\n`)
    await turn()
    expect(ages).toEqual([0, expect.any(Number), 0])
    expect(ages[1]).toBeGreaterThanOrEqual(70_000)
  })

  test('behind a reader that took its time', async () => {
    const { waiting, pace } = steps()
    const { terminal, stream, ages, open } = till({ pace })
    open()
    terminal.pass(5_000)
    stream.write(`${w1}\n`)
    await turn()
    terminal.pass(1_000)
    stream.write(`${w2}\n`)
    await turn()
    terminal.pass(70_000)
    waiting.shift()?.go()
    await turn()
    expect(ages).toEqual([0, expect.any(Number)])
    expect(ages[1]).toBeGreaterThanOrEqual(70_000)
  })

  test('in a chunk that was read, behind the lines before', async () => {
    const { waiting, pace } = steps()
    const { terminal, stream, ages, open } = till({ pace })
    open()
    terminal.pass(5_000)
    stream.write(`${w1}\n${w2}\n`)
    await turn()
    terminal.pass(70_000)
    waiting.shift()?.go()
    await turn()
    expect(ages).toEqual([0, 70_000])
  })

  test('for the rest of its line', async () => {
    const { terminal, stream, ages, open } = till()
    open()
    terminal.pass(5_000)
    stream.write(w1.slice(0, 4))
    await turn()
    terminal.pass(70_000)
    stream.write(`${w1.slice(4)}\n`)
    await turn()
    expect(ages).toEqual([70_000])
  })

  test('while nothing was subscribed', async () => {
    const { terminal, stream, ages, open } = till()
    open().unsubscribe()
    stream.write(`${w1}\n`)
    terminal.pass(70_000)
    open()
    await turn()
    expect(ages).toEqual([70_000])
  })
})
