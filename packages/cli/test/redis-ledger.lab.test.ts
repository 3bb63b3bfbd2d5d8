import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describeWith } from '../../../lab/describe-with.ts'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'
import { startRedis, type TestRedis } from '../../ledger-redis/test/start-redis.ts'
import { lines, runPaycode, type Run } from './run-paycode.ts'

jest.setTimeout(120_000)

const code = '134579302432164181'
const folder = temporaryFolder()

const reasons = ({ stdout }: Run) => lines(stdout).map((line) => line['reason'] ?? line['status'])
const scan = (url: string, env: Record<string, string>) =>
  runPaycode(['scan', '--ledger', url], { stdin: `${code}\n`, env })

describeWith(['redis-server'], 'paycode scan --ledger redis://…', () => {
  let redis: TestRedis
  let url = ''
  beforeAll(async () => {
    redis = await startRedis()
    url = `redis://127.0.0.1:${redis.port}`
  })
  afterAll(() => redis.stop())

  test('of several tills on one machine one has the code, and the next is refused', async () => {
    const env = { XDG_STATE_HOME: folder('one') }
    const runs = await Promise.all(Array.from({ length: 4 }, () => scan(url, env)))
    const verdicts = runs.flatMap(reasons).map(String).toSorted()
    expect(verdicts).toEqual(['already-used', 'already-used', 'already-used', 'ready'])
    expect(runs.map(({ stderr }) => stderr)).toEqual(['', '', '', ''])
    const key = join(env.XDG_STATE_HOME, 'paycode', 'ledger-redis.key')
    expect(statSync(key).mode & 0o777).toBe(0o600)
    expect(existsSync(join(env.XDG_STATE_HOME, 'paycode', 'ledger.db'))).toBe(false)
    // A till with another key would not see the codes of these tills: it is refused until it has their key.
    const stranger = await scan(url, { XDG_STATE_HOME: folder('two') })
    expect(reasons(stranger)).toEqual(['ledger-unavailable'])
    expect(stranger.stderr).toContain('Give this till the key of the others')
    const PAYCODE_LEDGER_KEY = readFileSync(key, 'utf8').trim()
    const friend = await scan(url, { XDG_STATE_HOME: folder('two'), PAYCODE_LEDGER_KEY })
    expect(reasons(friend)).toEqual(['already-used'])
  })

  test('a server that is not there: refused, with the cure, and no password', async () => {
    const run = await scan('redis://till:secret@127.0.0.1:1', {
      XDG_STATE_HOME: folder('one'),
    })
    expect(run.code).toBe(1)
    expect(reasons(run)).toEqual(['ledger-unavailable'])
    expect(run.stderr).toContain('Check that the server runs')
    expect(run.stderr).not.toContain('secret')
  })

  test('an invalid key is wrong use', async () => {
    const run = await scan(url, { PAYCODE_LEDGER_KEY: 'secret' })
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr).toContain('64 or more hexadecimal digits')
    expect(run.stderr).not.toContain('secret')
  })
})
