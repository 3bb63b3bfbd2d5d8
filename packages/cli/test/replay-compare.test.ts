import { writeFileSync } from 'node:fs'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'
import { lines, runPaycode } from './run-paycode.ts'

// A made-up code.
const code = '134567890123456789'
const product = '6901234567892'

const folder = temporaryFolder()

function file(name: string, text: string): string {
  const path = folder(name)
  writeFileSync(path, text)
  return path
}

const trace = (name: string, ...scans: string[]): string =>
  file(
    name,
    [
      { 'paycode-trace': 1, options: { gate: 'always-armed' } },
      ...scans.map((text, place) => ({ t: place * 3_000, type: 'serial', device: 's', text })),
    ]
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  )

let codes: string
let products: string
let silent: string
beforeAll(() => {
  codes = trace('codes.ndjson', `${code}\r`)
  products = trace('products.ndjson', `${product}\r`, code)
  silent = trace('silent.ndjson')
})

describe('replay --all', () => {
  test('prints other scans and statuses too', async () => {
    const { code: exit, stdout } = await runPaycode(['replay', '--all', products])
    expect(lines(stdout)).toMatchObject([
      { status: 'rejected', reason: 'wrong-length' },
      { status: 'other-scan', text: product, t: 0 },
      { status: 'device', state: 'open', problem: 'suffix-missing', t: 3_300 },
      { status: 'rejected', reason: 'incomplete', t: 3_300 },
    ])
    expect(stdout).not.toContain('symbology')
    expect(exit).toBe(1)
  })

  test('is no part of the lines without it', async () => {
    const { stdout } = await runPaycode(['replay', products])
    expect(lines(stdout).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })
})

describe('replay --compare', () => {
  const all = (): string[] => [codes, products, silent]

  test('prints nothing and ends with 0 where nothing differs', async () => {
    const old = file('same.ndjson', (await runPaycode(['replay', '--all', ...all()])).stdout)
    const run = await runPaycode(['replay', '--all', '--compare', old, ...all()])
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test('prints what changed, went and came, and ends with 1', async () => {
    const { stdout } = await runPaycode(['replay', '--all', ...all()])
    const [first = '', ...rest] = stdout.trimEnd().split('\n')
    const changed = first.replace('"input":"serial"', '"input":"hid"')
    const without = rest.filter((line) => !line.includes('other-scan'))
    const gone = JSON.stringify({ status: 'device', state: 'lost', t: 1, trace: silent })
    const old = file('other.ndjson', [changed, ...without, gone].join('\n'))
    const run = await runPaycode(['replay', '--all', '--compare', old, ...all()])
    expect(lines(run.stdout)).toEqual([
      {
        trace: codes,
        was: expect.objectContaining({ auth_code: code, input: 'hid' }),
        now: expect.objectContaining({ auth_code: code, input: 'serial' }),
      },
      { trace: products, now: expect.objectContaining({ status: 'other-scan', text: product }) },
      { trace: silent, was: { status: 'device', state: 'lost', t: 1 } },
    ])
    expect(run.code).toBe(1)
  })

  test('of one trace needs no name, and takes one', async () => {
    const named = file('named.ndjson', (await runPaycode(['replay', codes, silent])).stdout)
    const plain = file('plain.ndjson', (await runPaycode(['replay', codes])).stdout)
    for (const old of [named, plain]) {
      expect(await runPaycode(['replay', '--compare', old, codes])).toMatchObject({ code: 0 })
    }
    const { stdout } = await runPaycode(['replay', '--compare', plain, silent])
    expect(lines(stdout)).toEqual([{ was: expect.objectContaining({ auth_code: code }) }])
  })

  test('says that traces were left out', async () => {
    const old = file('left.ndjson', (await runPaycode(['replay', codes, products])).stdout)
    const run = await runPaycode(['replay', '--compare', old, codes])
    expect(run).toMatchObject({ code: 0, stdout: '' })
    expect(run.stderr).toContain('has lines of 1 traces that were not replayed')
  })

  test.each([
    ['not JSON', 'x134567890123456789\n', ':1: this is not JSON'],
    ['no object', '\n1\n', ':2: this is no line of a replay'],
    ['without names', '{"status":"device"}\n', ':1: this line names no trace'],
  ])('a file of earlier lines that is %s is wrong use', async (_, text, message) => {
    const run = await runPaycode(['replay', '--compare', file('bad.ndjson', text), codes, silent])
    expect(run.code).toBe(2)
    expect(run.stderr).toContain(message)
    expect(run.stderr).not.toContain(code)
  })

  test('a file that is missing is wrong use', async () => {
    expect((await runPaycode(['replay', '--compare', folder('none'), codes])).code).toBe(2)
  })
})
