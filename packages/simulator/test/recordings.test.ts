import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAuthCode } from '@paycode/parameters'
import { replayed, replayedAll } from './replay/traces.ts'

// A case's expected lines are those of `paycode replay --all`, so other scans and hints are compared too.
const folders = [
  { folder: 'made-up', traces: 14, replay: replayed },
  { folder: 'chromium', traces: 26, replay: replayed },
  { folder: 'cases/serial', traces: 10, replay: replayedAll },
  { folder: 'cases/wedge', traces: 31, replay: replayedAll },
  { folder: 'cases/hid', traces: 4, replay: replayedAll },
]

describe.each(folders)('$folder', ({ folder, traces, replay }) => {
  const textOf = (file: string): string =>
    readFileSync(join(__dirname, '..', 'recordings', folder, file), 'utf8')

  const files = readdirSync(join(__dirname, '..', 'recordings', folder))
  const expectations = files.filter((file) => file.endsWith('.expected.ndjson'))
  const names = files
    .filter((file) => file.endsWith('.ndjson') && !expectations.includes(file))
    .map((file) => file.replace(/\.ndjson$/, ''))

  test('each trace has its expectation, each expectation its trace, and the README knows both', () => {
    expect(names).toHaveLength(traces)
    expect(expectations).toEqual(names.map((name) => `${name}.expected.ndjson`))
    const rows = textOf('README.md').match(/(?<=^\| `)[^`]+/gm)
    expect(rows?.toSorted()).toEqual(names.toSorted())
  })

  describe.each(names)('%s', (name) => {
    test('comes to what is expected of it, to the byte', async () => {
      const lines = await replay(textOf(`${name}.ndjson`))
      expect(lines.map((line) => `${line}\n`).join('')).toBe(textOf(`${name}.expected.ndjson`))
    })

    test('comes to the same with the line ends of Windows', async () => {
      const lines = await replay(textOf(`${name}.ndjson`).replaceAll('\n', '\r\n'))
      expect(lines.map((line) => `${line}\n`).join('')).toBe(textOf(`${name}.expected.ndjson`))
    })
  })

  test('every ready line has a valid code and a minute to live', () => {
    const lines = expectations.flatMap((file) => textOf(file).split('\n').filter(Boolean))
    const ready = lines.map((line) => JSON.parse(line)).filter(({ status }) => status === 'ready')
    expect(ready.length).toBeGreaterThan(0)
    for (const { auth_code, scanned_at, expires_at } of ready) {
      expect(parseAuthCode(auth_code)).toMatchObject({ ok: true })
      expect(expires_at - scanned_at).toBe(60_000)
    }
  })
})

test.each([
  ['code-id-letter-in-front', 1],
  ['code-id-letter-on-every-scan', 4],
])('cases/wedge/%s is read with the letter as prefix', async (name, scans) => {
  const file = join(__dirname, '..', 'recordings', 'cases', 'wedge', `${name}.ndjson`)
  const trace = readFileSync(file, 'utf8').replace(/"gate": ?"always-armed"/, '$&, "prefix": "j"')
  const lines = await replayed(trace)
  expect(lines.map((line) => JSON.parse(line).status)).toEqual(Array(scans).fill('ready'))
})
