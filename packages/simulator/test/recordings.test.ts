import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAuthCode } from '@paycode/parameters'
import { replayed } from './replay/traces.ts'

const folders = [
  { folder: 'made-up', traces: 14 },
  { folder: 'chromium', traces: 26 },
]

describe.each(folders)('$folder', ({ folder, traces }) => {
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
      const lines = await replayed(textOf(`${name}.ndjson`))
      expect(lines.map((line) => `${line}\n`).join('')).toBe(textOf(`${name}.expected.ndjson`))
    })

    test('comes to the same with the line ends of Windows', async () => {
      const lines = await replayed(textOf(`${name}.ndjson`).replaceAll('\n', '\r\n'))
      expect(lines.map((line) => `${line}\n`).join('')).toBe(textOf(`${name}.expected.ndjson`))
    })
  })

  test('every ready line has a valid code and a minute to live', () => {
    const lines = expectations.flatMap((file) => textOf(file).trimEnd().split('\n'))
    const ready = lines.map((line) => JSON.parse(line)).filter(({ status }) => status === 'ready')
    expect(ready.length).toBeGreaterThan(0)
    for (const { auth_code, scanned_at, expires_at } of ready) {
      expect(parseAuthCode(auth_code)).toMatchObject({ ok: true })
      expect(expires_at - scanned_at).toBe(60_000)
    }
  })
})
