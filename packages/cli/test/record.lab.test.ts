import { readFileSync, statSync } from 'node:fs'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'
import { lines, paycode, runPaycode } from './run-paycode.ts'
import { terminal } from './terminal.ts'

const code = '134567890123456789'

const folder = temporaryFolder()

async function recorded(name: string, ...options: string[]): Promise<string> {
  const file = folder(name)
  const session = terminal(process.execPath, [paycode, 'record', file, ...options])
  await session.shows('Scan now.')
  await session.type(`${code}\r`, 8)
  await session.shows('19 keys')
  await session.interrupt()
  await session.shows('paycode replay')
  expect(await session.exit()).toBe(0)
  return file
}

test('what is recorded replays to the code that was scanned', async () => {
  const file = await recorded('plain.ndjson')
  const { stdout, code: exit } = await runPaycode(['replay', file])
  expect(lines(stdout)).toMatchObject([{ status: 'ready', auth_code: code, input: 'keyboard' }])
  expect(exit).toBe(0)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('--scrub leaves a code that is another', async () => {
  const file = await recorded('scrubbed.ndjson', '--scrub')
  const [line] = lines((await runPaycode(['replay', file])).stdout)
  expect(line).toMatchObject({ status: 'ready' })
  const pressed = lines(readFileSync(file, 'utf8')).filter((event) => event['ctrlKey'] !== true)
  const keys = pressed.map((event) => event['key'] ?? '')
  expect(keys.join('')).toBe(`${String(line?.['auth_code'])}Enter`)
})

test('a file that exists is not overwritten', async () => {
  const file = await recorded('twice.ndjson')
  const before = readFileSync(file, 'utf8')
  const again = terminal(process.execPath, [paycode, 'record', file])
  await again.exit()
  expect(again.screen()).toContain('a recording overwrites nothing')
  expect(readFileSync(file, 'utf8')).toBe(before)
})
