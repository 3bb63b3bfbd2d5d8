import type { PassThrough } from 'node:stream'
import { type DeviceStatus, type Rejection, type Scan } from '@paycode/core'
import { isRejection } from '@paycode/core/adapter'
import { w1, w2 } from '@paycode/simulator/testing'
import fc from 'fast-check'
import { merge, type Subscription } from 'rxjs'
import {
  terminalInput,
  terminalKeystrokes,
  type TerminalInputOptions,
} from '../../src/tty/index.ts'
import { FakeTerminal, turn } from './fake-terminal.ts'

// Made-up codes.
const etx = '\u0003'
const stx = '\u0002'
const paste = { start: '\u001B[200~', end: '\u001B[201~' }

type Options = Omit<TerminalInputOptions, 'input' | 'output' | 'clock' | 'scheduler'>

const opened: Subscription[] = []
afterEach(() => {
  for (const subscription of opened.splice(0)) subscription.unsubscribe()
})

/** A till at a terminal. Its scans are noted as their text, its rejections as their reason in brackets. */
function till(options: Options = {}, terminal = new FakeTerminal()) {
  let interrupts = 0
  const { input, output, clock, scheduler } = terminal
  const onInterrupt = (): void => void (interrupts += 1)
  const scanner = terminalInput({ input, output, clock, scheduler, onInterrupt, ...options })
  const seen: string[] = []
  const states: DeviceStatus[] = []
  let ended: unknown
  scanner.status$.subscribe((status) => states.push(status))
  function open(): Subscription {
    const subscription = merge(scanner.scans$, scanner.rejections$).subscribe({
      next: (outcome) => seen.push(short(outcome)),
      error: (error: unknown) => (ended = error),
      complete: () => (ended = 'complete'),
    })
    opened.push(subscription)
    return subscription
  }
  return {
    ...{ terminal, scanner, seen, states, open },
    interrupts: () => interrupts,
    ended: () => ended,
  }
}

const short = (outcome: Scan | Rejection): string =>
  isRejection(outcome) ? `(${outcome.reason})` : outcome.text

describe('a scan', () => {
  test.each([
    ['Enter', '\r'],
    ['line feed', '\n'],
    ['Enter and line feed', '\r\n'],
    ['Tab', '\t'],
  ])('that ends with %s', async (_, end) => {
    const { terminal, seen, open } = till()
    open()
    await terminal.type(w1 + end)
    await terminal.type(w2 + end)
    expect(seen).toEqual([w1, w2])
  })

  test('that ends with nothing, after its quiet time', async () => {
    const { terminal, seen, open } = till()
    open()
    await terminal.type(w1)
    terminal.pass(370)
    expect(seen).toEqual([])
    terminal.pass(30)
    expect(seen).toEqual([w1])
  })

  test('that arrives in one piece', async () => {
    const { terminal, seen, open } = till()
    open()
    await terminal.send(`${w1}\r${w2}\r`)
    expect(seen).toEqual([w1, w2])
  })

  test('is timed by its arrival, with the id and kind of its keyboard', async () => {
    const { terminal, scanner, open } = till({ id: 'counter-2' })
    const scans: object[] = []
    scanner.scans$.subscribe((scan) => scans.push(scan))
    open()
    terminal.pass(1_000)
    await terminal.type(`${w1}\r`)
    const source = { kind: 'keyboard', id: 'counter-2' }
    expect(scans).toEqual([{ text: w1, source, receivedAt: 1_136 }])
    expect({ kind: scanner.kind, id: scanner.id }).toEqual(source)
  })

  test('keeps what is no digit', async () => {
    const { terminal, seen, open } = till()
    open()
    await terminal.type('AB-12/c d😀\r')
    expect(seen).toEqual(['AB-12/c d😀'])
  })

  test('survives a character that is cut in two', async () => {
    const { terminal, seen, open } = till()
    open()
    const bytes = Buffer.from('ABCDEFé😀\r')
    for (const byte of bytes) {
      await terminal.send(Buffer.from([byte]))
    }
    expect(seen).toEqual(['ABCDEFé😀'])
  })

  test('between STX and ETX', async () => {
    const { terminal, seen, open, interrupts } = till()
    open()
    await terminal.type(`${stx}${w1}${etx}`)
    terminal.pass(1_000)
    expect(seen).toEqual([w1])
    expect(interrupts()).toBe(0)
  })

  test.each([
    ['an arrow', '\u001B[A'],
    ['a function key', '\u001B[15~'],
    ['Ctrl+O', '\u000F'],
    ['Ctrl+C', etx],
    ['GS', '\u001D'],
    ['Alt and a digit', '\u001B5'],
  ])('with %s in it is refused', async (_, key) => {
    const { terminal, seen, open, interrupts } = till()
    open()
    await terminal.type(w1.slice(0, 9))
    await terminal.send(key)
    terminal.pass(8)
    await terminal.type(`${w1.slice(9)}\r`)
    terminal.pass(1_000)
    expect(seen).toEqual(['(control-key)'])
    expect(interrupts()).toBe(0)
  })

  test('at a hand’s pace is refused', async () => {
    const { terminal, seen, open } = till()
    open()
    await terminal.type(`${w1}\r`, 200)
    expect(seen).toEqual(['(typed-by-hand)'])
  })
})

describe('Ctrl+C', () => {
  test('alone interrupts', async () => {
    const { terminal, seen, open, interrupts } = till()
    open()
    terminal.pass(1_000)
    await terminal.send(etx)
    terminal.pass(99)
    expect(interrupts()).toBe(0)
    terminal.pass(1)
    expect(interrupts()).toBe(1)
    terminal.pass(10_000)
    expect(interrupts()).toBe(1)
    expect(seen).toEqual([])
  })

  test('interrupts again', async () => {
    const { terminal, open, interrupts } = till()
    open()
    await terminal.type(etx, 1_000)
    await terminal.type(etx, 1_000)
    expect(interrupts()).toBe(2)
  })

  test('after a scan at a hand’s distance interrupts', async () => {
    const { terminal, seen, open, interrupts } = till()
    open()
    await terminal.type(`${w1}\r`)
    terminal.pass(500)
    await terminal.type(etx, 1_000)
    expect(seen).toEqual([w1])
    expect(interrupts()).toBe(1)
  })

  test.each([
    ['at the end of a scan', `${w1}${etx}`],
    ['at the end of a scan, with Enter after it', `${w1}${etx}\r`],
    ['after the Enter of a scan', `${w1}\r${etx}`],
    ['at the beginning of a scan', `${etx}${w1}\r`],
    ['inside a scan', `${w1.slice(0, 9)}${etx}${w1.slice(9)}\r`],
    ['many times in a scan', `1${etx}2${etx}3${etx}4`],
    ['with Enter right after it', `${etx}\r`],
  ])('%s does not', async (_, keys) => {
    for (const gapMs of [0, 8, 80]) {
      const { terminal, open, interrupts } = till()
      open()
      terminal.pass(1_000)
      await terminal.type(keys, gapMs)
      terminal.pass(1_000)
      expect(interrupts()).toBe(0)
    }
  })

  test('does nothing any more once the input is released', async () => {
    const { terminal, open, interrupts } = till()
    const subscription = open()
    await terminal.send(etx)
    subscription.unsubscribe()
    terminal.pass(1_000)
    expect(interrupts()).toBe(0)
  })

  test('is SIGINT to the process by default', async () => {
    const kill = jest.spyOn(process, 'kill').mockReturnValue(true)
    try {
      const terminal = new FakeTerminal()
      const { input, output, clock, scheduler } = terminal
      const scanner = terminalInput({ input, output, clock, scheduler })
      const subscription = scanner.scans$.subscribe()
      await terminal.type(etx, 1_000)
      expect(kill.mock.calls).toEqual([[process.pid, 'SIGINT']])
      subscription.unsubscribe()
    } finally {
      kill.mockRestore()
    }
  })
})

describe('a paste', () => {
  test('is no scan, and says so when it could be a code', async () => {
    const { terminal, seen, open } = till()
    open()
    await terminal.send(`${paste.start}${w1}\r${paste.end}`)
    await terminal.send(`${paste.start}hello\r${paste.end}`)
    terminal.pass(1_000)
    expect(seen).toEqual(['(untrusted-input)'])
  })

  test('may be a scan where the host wants it', async () => {
    const { terminal, seen, open } = till({ acceptPaste: true })
    open()
    await terminal.send(`${paste.start}${w1}\r\n${w2}${paste.end}`)
    terminal.pass(399)
    expect(seen).toEqual([])
    terminal.pass(1)
    expect(seen).toEqual([w1, w2])
  })

  test('with a Ctrl+C in it does not interrupt', async () => {
    const { terminal, open, interrupts } = till()
    open()
    terminal.pass(1_000)
    await terminal.send(`${paste.start}${etx}${paste.end}`)
    terminal.pass(1_000)
    expect(interrupts()).toBe(0)
  })

  test('that closes its own bracket is a paste to its end', async () => {
    const { terminal, seen, open, interrupts } = till()
    open()
    terminal.pass(1_000)
    await terminal.send(`${paste.start}hello${paste.end}${w1}\r${etx}${paste.end}`)
    await terminal.type(`${w2}\r`)
    terminal.pass(1_000)
    expect([seen, interrupts()]).toEqual([['(untrusted-input)', '(untrusted-input)'], 0])
    await terminal.type(`${w1}\r`)
    expect(seen.slice(2)).toEqual([w1])
  })

  test('that closes its own bracket joins no two halves, where the host wants pastes', async () => {
    const { terminal, seen, open } = till({ acceptPaste: true })
    open()
    const [head, rest] = [w1.slice(0, 9), w1.slice(9)]
    await terminal.send(`${paste.start}${head}${paste.end}${rest}${paste.end}`)
    terminal.pass(1_000)
    expect(seen).toEqual([head, rest])
  })

  test('that the end of the terminal cuts off is reported', async () => {
    const { terminal, seen, open } = till()
    open()
    await terminal.send(`${paste.start}${w1}\r`)
    ;(terminal.input as unknown as PassThrough).end()
    await turn()
    expect(seen).toEqual(['(untrusted-input)'])
  })

  test('that never ends keeps nothing back but what came with it', async () => {
    const { terminal, seen, open, interrupts } = till()
    open()
    await terminal.send(`${paste.start}${w1}\r`)
    terminal.pass(400)
    await terminal.type(`${w2}\r`)
    expect(seen).toEqual(['(untrusted-input)', w2])
    terminal.pass(1_000)
    await terminal.type(etx, 1_000)
    expect(interrupts()).toBe(1)
  })

  test('that a bar code began does not make a scan of its rest', async () => {
    const { terminal, seen, open } = till()
    open()
    await terminal.type(`${paste.start}${w1}\r`)
    terminal.pass(1_000)
    expect(seen).toEqual(['(untrusted-input)'])
    await terminal.type(`${w2}\r`)
    expect(seen).toEqual(['(untrusted-input)', w2])
  })

  test('end without a beginning cuts a scan in two, neither of which is a code', async () => {
    const { terminal, seen, open } = till()
    open()
    await terminal.type(w1.slice(0, 9))
    await terminal.send(paste.end)
    await terminal.type(`${w1.slice(9)}\r`)
    terminal.pass(1_000)
    expect(seen).toEqual(['(incomplete)'])
  })

  test('end without a beginning makes a paste of the code behind it', async () => {
    const { terminal, seen, open } = till()
    open()
    await terminal.type(`${paste.end}${w1}\r`)
    terminal.pass(1_000)
    expect(seen).toEqual(['(untrusted-input)'])
  })
})

describe('a process that was stopped', () => {
  test('has its mode again, and what was begun before is not joined with what comes', async () => {
    const { terminal, seen, open } = till()
    open()
    await terminal.type(w1.slice(0, 9))
    process.emit('SIGCONT')
    expect(terminal.modes).toEqual([true, false, true])
    await terminal.type(`${w1.slice(9)}\r`)
    terminal.pass(1_000)
    expect(seen).toEqual(['(incomplete)', '(wrong-length)'])
    await terminal.type(`${w2}\r`)
    expect(seen.slice(2)).toEqual([w2])
  })

  test('forgets a paste and a sequence that were open', async () => {
    const { terminal, seen, open } = till()
    open()
    for (const begun of [paste.start, '\u001B]11;rgb:']) {
      await terminal.send(begun)
      process.emit('SIGCONT')
      await terminal.type(`${w1}\r`)
    }
    terminal.pass(1_000)
    expect(seen).toEqual([w1, w1])
  })

  test('is left alone once the input is released', () => {
    const { terminal, open } = till()
    open().unsubscribe()
    process.emit('SIGCONT')
    expect(terminal.modes).toEqual([true, false])
  })
})

describe('what the terminal says by itself', () => {
  const esc = '\u001B'
  const replies = fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }))
      .chain(([x, y]) =>
        fc.constantFrom(
          ...[`[${x};${y}R`, `[?${x};${y}R`, `[8;${x};${y}t`, `[<0;${x};${y}M`, `[<35;${x};${y}m`],
          ...[`[32;${x};${y}M`, `[?${x};${y}$y`, `[${x};${y}$y`, `[1;1;${x};${y};0&w`],
        ),
      ),
    fc.constantFrom(
      ...['[?62;c', '[?1;2c', '[>0;95;0c', '[?64;1;2;6;9;15;22c', '[0n', '[?997;1n', '[I', '[O'],
      ...['[2;1;1;112;112;1;0x', '[?1u', '[M !!', '[M#é!', '[M 13', '[M 4\r'],
      ...[']11;rgb:1c1c/1c1c/1c1c\u0007', ']10;rgb:ffff/ffff/ffff\u001B\\', ']52;c;MTIz\u0007'],
      ...['P1$r0m\u001B\\', 'P>|XTerm(390)\u001B\\', 'P!|00000000\u001B\\', '_Gi=31;OK\u001B\\'],
      ...['Xa\u001B\\', '^b\u001B\\', ']0;标题é\u0007'],
    ),
  )
  const latin1 = (text: string): Buffer =>
    text.includes('[M') ? Buffer.from(text, 'latin1') : Buffer.from(text)

  test('is no scan, no rejection, and breaks no scan that it falls into, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(w1.length + 1), replies), { maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
        async (said, sizes) => {
          const { terminal, seen, open } = till()
          const subscription = open()
          terminal.pass(1_000)
          for (const [place, key] of [...`${w1}\r`, ''].entries()) {
            for (const [when, reply] of said) {
              if (when !== place) continue
              let bytes = latin1(`${esc}${reply}`)
              for (let cut = 0; bytes.length > 0; cut += 1) {
                const size = sizes[cut % sizes.length] ?? 1
                await terminal.send(bytes.subarray(0, size))
                bytes = bytes.subarray(size)
              }
            }
            await terminal.send(key)
            terminal.pass(8)
          }
          terminal.pass(3_000)
          expect(seen).toEqual([w1])
          subscription.unsubscribe()
        },
      ),
      { numRuns: 200 },
    )
  })

  test.each([
    ['Alt and a bracket, and a scan behind it', `${esc}]${w1}\r`],
    ['Alt and P', `${esc}P${w1}\r`],
    ['a text that is cut off by a key', `${esc}]11;rgb:${esc}[A${w1}\r`],
    ['a text without end', `${esc}]11;${w1}`],
    ['an escape', `${esc}${w1}\r`],
    ['half a sequence', `${esc}[12;${w1}\r`],
    ['a text longer than any', `${esc}]${'1'.repeat(5_000)}\r`],
  ])('%s is not swallowed without a word', async (_, keys) => {
    const { terminal, seen, open } = till()
    open()
    terminal.pass(1_000)
    await terminal.type(keys, 1)
    terminal.pass(3_000)
    expect(seen).toHaveLength(1)
  })

  test('a person’s keys come late at the most, with their own times', async () => {
    const terminal = new FakeTerminal()
    const { input, output, clock, scheduler } = terminal
    const keys: unknown[] = []
    const listening = terminalKeystrokes({ input, output, clock, scheduler }).subscribe((key) =>
      keys.push([key.at, 'key' in key && key.key]),
    )
    await terminal.type(`${esc}]12`, 100)
    expect(keys).toEqual([])
    terminal.pass(400)
    expect(keys).toEqual([
      // Alt and a bracket.
      [100, 'Unidentified control'],
      [200, '1'],
      [300, '2'],
    ])
    listening.unsubscribe()
  })

  test('nothing waits for the rest of a sequence once the input is released', async () => {
    const { terminal, open } = till()
    const subscription = open()
    await terminal.send(`${esc}]11;`)
    subscription.unsubscribe()
    expect(terminal.scheduler.actions.filter(({ closed }) => !closed)).toEqual([])
  })

  test('what was kept back when the terminal ends are keys', async () => {
    const { terminal, seen, open } = till()
    open()
    await terminal.send(`${esc}]${w1}`)
    ;(terminal.input as unknown as PassThrough).end()
    await turn()
    expect(seen).toHaveLength(1)
  })
})

describe('the terminal', () => {
  test('without a screen it asks no terminal to mark pasted text', () => {
    const terminal = new FakeTerminal()
    Object.assign(terminal.output, { isTTY: false })
    const { input, output } = terminal
    const listening = terminalInput({ input, output }).scans$.subscribe()
    expect([terminal.input.isRaw, terminal.screen]).toEqual([true, ''])
    listening.unsubscribe()
    expect([terminal.input.isRaw, terminal.screen]).toEqual([false, ''])
  })

  test('is in raw mode, with paste brackets, while subscribed', () => {
    const { terminal, open } = till()
    expect(terminal.modes).toEqual([])
    const one = open()
    const two = open()
    expect(terminal.modes).toEqual([true])
    expect(terminal.screen).toBe('\u001B[?2004h')
    one.unsubscribe()
    expect(terminal.modes).toEqual([true])
    two.unsubscribe()
    expect(terminal.modes).toEqual([true, false])
    expect(terminal.screen).toBe('\u001B[?2004h\u001B[?2004l')
    expect(terminal.input.isPaused()).toBe(true)
  })

  test('is given back as it was, not as it should be', () => {
    const { terminal, open } = till({}, new FakeTerminal({ isRaw: true }))
    open().unsubscribe()
    expect(terminal.modes).toEqual([true, true])
  })

  test('leaves no listeners behind', async () => {
    const { terminal, open } = till()
    const count = (): number[] =>
      ['keypress', 'end', 'error', 'close'].map((name) => terminal.input.listenerCount(name))
    open().unsubscribe()
    const before = count()
    for (const _ of [1, 2, 3]) {
      const subscription = open()
      await terminal.type(`${w1}\r`)
      subscription.unsubscribe()
    }
    expect(count()).toEqual(before)
    expect(terminal.input.listenerCount('keypress')).toBe(0)
  })

  test('says that it is open, and closed', () => {
    const { states, open } = till()
    open().unsubscribe()
    expect(states.map(({ state }) => state)).toEqual(['closed', 'opening', 'open', 'closed'])
  })

  test('that ends in the middle of a scan makes it incomplete, and is over', async () => {
    const { terminal, seen, states, open, ended } = till()
    open()
    await terminal.type(w1.slice(0, 9))
    ;(terminal.input as unknown as PassThrough).end()
    await turn()
    expect(seen).toEqual(['(incomplete)'])
    expect(ended()).toBe('complete')
    expect(states.at(-1)).toEqual({ state: 'closed' })
    expect(terminal.modes).toEqual([true, false])
  })

  test('that is lost in the middle of a scan makes it incomplete, and says so', async () => {
    const { terminal, seen, states, open, ended } = till()
    open()
    await terminal.type(w1)
    terminal.input.destroy(Object.assign(new Error('read EIO'), { code: 'EIO' }))
    await turn()
    expect(seen).toEqual(['(incomplete)'])
    expect(states.map(({ state }) => state)).toEqual([
      'closed',
      'opening',
      'open',
      'lost',
      'closed',
    ])
    expect(states[3]?.problem).toEqual({
      code: 'terminal-lost',
      words: expect.objectContaining({
        en: expect.objectContaining({ cure: expect.stringMatching(/terminal/i) }),
      }),
    })
    expect(ended()).toBe('complete')
  })

  test('that cannot be set to raw mode is lost, and no error', () => {
    const terminal = new FakeTerminal()
    Object.assign(terminal.input, {
      setRawMode: () => terminal.input.emit('error', new Error('setRawMode EIO')),
    })
    const { states, scanner } = till({}, terminal)
    let ended: unknown
    scanner.scans$.subscribe({
      error: (error: unknown) => (ended = error),
      complete: () => (ended = 'complete'),
    })
    expect(states.map(({ state }) => state)).toEqual([
      'closed',
      'opening',
      'open',
      'lost',
      'closed',
    ])
    expect(ended).toBe('complete')
    expect(terminal.input.listenerCount('error')).toBe(0)
  })

  test('that is not a terminal is unavailable, with a cure, and nothing is done to it', () => {
    const { terminal, seen, states, open, ended } = till({}, new FakeTerminal({ isTTY: false }))
    const subscription = open()
    expect(states.at(-1)).toEqual({
      state: 'unavailable',
      problem: {
        code: 'not-a-terminal',
        words: expect.objectContaining({
          en: expect.objectContaining({ cure: expect.stringContaining('pipe the codes in') }),
        }),
      },
    })
    expect(terminal.modes).toEqual([])
    expect(terminal.screen).toBe('')
    expect(terminal.input.listenerCount('keypress')).toBe(0)
    expect([seen, ended()]).toEqual([[], undefined])
    subscription.unsubscribe()
    expect(states.at(-1)).toEqual({ state: 'closed' })
  })
})

test('keys that waited while the process stood still are stale', async () => {
  const { terminal, seen, open } = till()
  open()
  terminal.pass(2_000)
  terminal.scheduler.frame += 70_000
  await terminal.send(`${w1}\r`)
  terminal.pass(1_000)
  await terminal.type(`${w2}\r`)
  terminal.pass(1_000)
  expect(seen).toEqual(['(stale-input)', w2])
})

test('so are keys that waited while nothing was subscribed', async () => {
  const { terminal, seen, open } = till()
  open().unsubscribe()
  terminal.pass(70_000)
  await terminal.send(`${w1}\r`)
  open()
  await turn()
  terminal.pass(1_000)
  expect(seen).toEqual(['(stale-input)'])
})
