import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { transformFileSync } from '@swc/core'
import { enterRawMode } from '../../src/tty/raw-mode.ts'
import { FakeTerminal } from './fake-terminal.ts'

const brackets = { on: '\u001B[?2004h', off: '\u001B[?2004l' }

test('sets the raw mode and the paste brackets, and takes them back', () => {
  const terminal = new FakeTerminal()
  const restore = enterRawMode(terminal.input, terminal.output, () => {})
  expect([terminal.modes, terminal.screen]).toEqual([[true], brackets.on])
  restore()
  expect([terminal.modes, terminal.screen]).toEqual([[true, false], brackets.on + brackets.off])
})

test('gives back a terminal that was raw before as raw', () => {
  const { input, output, modes } = new FakeTerminal({ isRaw: true })
  enterRawMode(input, output, () => {})()
  expect(modes).toEqual([true, true])
})

test('sets no mode of a terminal that is gone', () => {
  const terminal = new FakeTerminal()
  const restore = enterRawMode(terminal.input, terminal.output, () => {})
  terminal.input.destroy()
  restore()
  expect(terminal.modes).toEqual([true])
  expect(terminal.screen).toBe(brackets.on + brackets.off)
})

test('leaves no listener on the process', () => {
  const counts = (): number[] => ['exit', 'SIGCONT'].map((name) => process.listenerCount(name))
  const [exits = 0, continues = 0] = counts()
  const { input, output } = new FakeTerminal()
  const restore = enterRawMode(input, output, () => {})
  expect(counts()).toEqual([exits + 1, continues + 1])
  restore()
  expect(counts()).toEqual([exits, continues])
})

describe('a process that was stopped and goes on', () => {
  test('sets the mode and the brackets again, though Node believes that they are set', () => {
    const terminal = new FakeTerminal()
    let continued = 0
    const restore = enterRawMode(terminal.input, terminal.output, () => (continued += 1))
    process.emit('SIGCONT')
    expect(terminal.modes).toEqual([true, false, true])
    expect([terminal.screen, continued]).toEqual([brackets.on + brackets.on, 1])
    restore()
    process.emit('SIGCONT')
    expect([terminal.modes.length, continued]).toEqual([4, 1])
  })

  test('leaves a terminal alone that is gone', () => {
    const terminal = new FakeTerminal()
    const restore = enterRawMode(terminal.input, terminal.output, () => {})
    terminal.input.destroy()
    process.emit('SIGCONT')
    expect(terminal.modes).toEqual([true])
    restore()
  })
})

describe('a process that ends', () => {
  const source = transformFileSync(join(__dirname, '../../src/tty/raw-mode.ts'), {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
    swcrc: false,
  }).code

  /** The calls that a separate process makes on a recording terminal, and how the process ended. */
  function run(rest: string): { did: string[]; status: number | null } {
    const program = `${source}
      const { writeSync } = await import('node:fs')
      const note = (what) => writeSync(1, JSON.stringify(what) + '\\n')
      const input = { isRaw: false, destroyed: false, setRawMode: (mode) => note(mode) }
      const restore = enterRawMode(input, { write: note })
      ${rest}`
    const { stdout, status } = spawnSync(process.execPath, ['--input-type=module'], {
      input: program,
      encoding: 'utf8',
    })
    const did = stdout.trimEnd().split('\n')
    return { did: did.map((line) => String(JSON.parse(line))), status }
  }

  const restored = ['true', brackets.on, 'false', brackets.off]

  test.each([
    ['because nothing is left to do', '', 0],
    ['by process.exit', 'process.exit(3)', 3],
    ['by an exit code', 'process.exitCode = 4', 4],
    ['by a crash', `setImmediate(() => { throw new Error('crash') })`, 1],
    ['by an unhandled rejection', `Promise.reject(new Error('crash'))`, 1],
    [
      'by a handler of SIGTERM that exits',
      `process.on('SIGTERM', () => process.exit(5))
       setInterval(() => {}, 1_000)
       process.kill(process.pid, 'SIGTERM')`,
      5,
    ],
  ])('%s gives the terminal back, and ends as it would have', (_, rest, status) => {
    expect(run(rest)).toEqual({ did: restored, status })
  })

  test('after it gave the terminal back does not touch it again', () => {
    expect(run('restore()')).toEqual({ did: restored, status: 0 })
  })
})
