import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'
import { environment, lines, paycode, runPaycode, type Run } from './run-paycode.ts'

jest.setTimeout(180_000)

const code = '134579302432164181'
const other = '131122334455667788'
const folder = temporaryFolder()

let places = 0
const place = (): string => folder(String((places += 1)))
const reasons = ({ stdout }: Run) => lines(stdout).map((line) => line['reason'] ?? line['status'])
const scan = (env: Record<string, string>, ...args: string[]) =>
  runPaycode(['scan', ...args], { stdin: `${code}\n`, env: { PAYCODE_LEDGER: '', ...env } })

describe('a used code is refused by the next process', () => {
  test('by default in the state folder, which is made', async () => {
    const env = { XDG_STATE_HOME: place() }
    expect(reasons(await scan(env))).toEqual(['ready'])
    expect(reasons(await scan(env))).toEqual(['already-used'])
    const state = join(env.XDG_STATE_HOME, 'paycode')
    expect(statSync(state).mode & 0o777).toBe(0o700)
    expect(statSync(join(state, 'ledger.key')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(state, 'ledger.db')).includes(code)).toBe(false)
  })

  test('without XDG_STATE_HOME, or with one that is relative, in ~/.local/state', async () => {
    const HOME = place()
    expect(reasons(await scan({ HOME }))).toEqual(['ready'])
    expect(reasons(await scan({ HOME, XDG_STATE_HOME: 'state' }))).toEqual(['already-used'])
    expect(existsSync(join(HOME, '.local/state/paycode/ledger.db'))).toBe(true)
  })

  test('in the file that --ledger or PAYCODE_LEDGER names', async () => {
    const file = `${place()}.db`
    expect(reasons(await scan({}, '--ledger', file))).toEqual(['ready'])
    expect(reasons(await scan({ PAYCODE_LEDGER: file }))).toEqual(['already-used'])
    const elsewhere = await scan({ PAYCODE_LEDGER: file }, '--ledger', `${place()}.db`)
    expect(reasons(elsewhere)).toEqual(['ready'])
  })

  test('and also when it was killed right after it printed the code', async () => {
    const file = `${place()}.db`
    // Its input stays open, so that it is killed in the middle of its work.
    const child = spawn(process.execPath, [paycode, 'scan', '--ledger', file], {
      env: environment,
    })
    const closed = once(child, 'close')
    child.stdin.write(`${code}\n`)
    const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
    child.kill('SIGKILL')
    expect(await closed).toEqual([null, 'SIGKILL'])
    expect(lines(line)).toMatchObject([{ status: 'ready' }])
    const [one, two] = await Promise.all([scan({}, '--ledger', file), scan({}, '--ledger', file)])
    expect([...reasons(one), ...reasons(two)]).toEqual(['already-used', 'already-used'])
  })
})

test('of eight processes that scan the same code at once, one has it', async () => {
  const file = `${place()}.db`
  const runs = await Promise.all(Array.from({ length: 8 }, () => scan({}, '--ledger', file)))
  const verdicts = runs.flatMap(reasons)
  expect(verdicts.filter((reason) => reason === 'ready')).toHaveLength(1)
  expect(verdicts).toHaveLength(8)
  // On a starved machine a lock may outlast its limit; then the code is refused too. It is never given twice.
  const refused = ['already-used', 'ledger-unavailable']
  expect(
    verdicts.filter((reason) => reason !== 'ready' && !refused.includes(String(reason))),
  ).toEqual([])
})

test('memory, and a demo, leave no file', async () => {
  const env = { XDG_STATE_HOME: place() }
  expect(reasons(await scan(env, '--ledger', 'memory'))).toEqual(['ready'])
  expect(reasons(await scan(env, '--demo', '--once'))).toEqual(['ready'])
  expect(existsSync(env.XDG_STATE_HOME)).toBe(false)
})

test('a ledger that cannot answer refuses every code and shows the cure', async () => {
  const file = place()
  writeFileSync(file, 'the accounts of 2025\n'.repeat(100))
  const run = await scan({}, '--ledger', file)
  expect(run.code).toBe(1)
  expect(reasons(run)).toEqual(['ledger-unavailable'])
  expect(run.stderr).toContain('Nothing was changed in it.')
  expect(readFileSync(file, 'utf8')).toContain('the accounts of 2025')
})

describe('--once uses up one code', () => {
  const third = '141122334455667788'
  const pipe = (file: string, codes: readonly string[], ...args: string[]) =>
    runPaycode(['scan', '--ledger', file, ...args], { stdin: `${codes.join('\n')}\n` })

  test('of three in the pipe, and leaves the other two', async () => {
    const file = `${place()}.db`
    const first = await pipe(file, [code, other, third], '--once')
    expect(lines(first.stdout)).toMatchObject([{ status: 'ready', auth_code: code }])
    expect(reasons(await pipe(file, [other, third]))).toEqual(['ready', 'ready'])
  })

  test('behind those that are refused', async () => {
    const file = `${place()}.db`
    await scan({}, '--ledger', file)
    const first = await pipe(file, [code, other, third], '--once')
    expect(reasons(first)).toEqual(['already-used', 'ready'])
    expect(reasons(await pipe(file, [third]))).toEqual(['ready'])
  })
})

describe('paycode ledger', () => {
  const ledger = (...args: string[]) => runPaycode(['ledger', ...args])

  test('inspects, prunes and rotates, and no claim is lost by it', async () => {
    const file = `${place()}.db`
    await scan({}, '--ledger', file)
    const before = await ledger('inspect', file)
    expect(before).toMatchObject({ code: 0, stderr: '' })
    expect(lines(before.stdout)).toEqual([
      {
        ...{ live: 1, lapsed: 0, keys: 1, bytes: expect.any(Number) },
        next_lapses_at: expect.any(Number),
        last_lapses_at: expect.any(Number),
        library: expect.stringMatching(/^(libsql|node:sqlite)$/),
      },
    ])
    expect(lines((await ledger('prune', file)).stdout)).toEqual([{ pruned: 0 }])
    expect(lines((await ledger('rotate', file)).stdout)).toEqual([
      { rotated: true, previous_needed_until: expect.any(Number) },
    ])
    expect(lines((await ledger('inspect', file)).stdout)).toMatchObject([{ live: 1, keys: 2 }])
    expect(reasons(await scan({}, '--ledger', file))).toEqual(['already-used'])
  })

  test('looks by default at the ledger of scan', async () => {
    const env = { XDG_STATE_HOME: place(), PAYCODE_LEDGER: '' }
    await scan(env)
    const { stdout } = await runPaycode(['ledger', 'inspect'], { env })
    expect(lines(stdout)).toMatchObject([{ live: 1 }])
  })

  describe.each(['inspect', 'prune', 'rotate'])('%s makes nothing', (job) => {
    const refused = async (file: string, why: string): Promise<void> => {
      const { code: exit, stdout, stderr } = await ledger(job, file)
      expect({ exit, stdout }).toEqual({ exit: 1, stdout: '' })
      expect(stderr).toContain(why)
    }

    test('where no file is, nor its folder', async () => {
      const missing = place()
      await refused(join(missing, 'ledger.db'), 'There is no ledger')
      expect(existsSync(missing)).toBe(false)
    })

    test('of an empty file, or of one in another format', async () => {
      const own = place()
      mkdirSync(own)
      const file = join(own, 'ledger.db')
      for (const [content, why] of [
        ['', 'There is no ledger'],
        ['the accounts of 2025\n'.repeat(100), 'no ledger, or it is damaged'],
      ] as const) {
        writeFileSync(file, content)
        await refused(file, why)
        expect(readFileSync(file, 'utf8')).toBe(content)
        expect(readdirSync(own)).toEqual(['ledger.db'])
      }
    })

    test('of a folder, a device or a pipe, and does not wait for the pipe', async () => {
      const own = place()
      mkdirSync(own)
      await refused(own, 'this is a folder')
      await refused('/dev/null', 'this is a device')
      const pipe = join(own, 'pipe')
      execFileSync('mkfifo', [pipe])
      await refused(pipe, 'this is a pipe')
      expect(readdirSync(own)).toEqual(['pipe'])
    })
  })

  test('a link to a ledger is followed', async () => {
    const file = `${place()}.db`
    await scan({}, '--ledger', file)
    const link = `${place()}.db`
    symlinkSync(file, link)
    symlinkSync(file.replace(/\.db$/, '.key'), link.replace(/\.db$/, '.key'))
    expect(lines((await ledger('inspect', link)).stdout)).toMatchObject([{ live: 1 }])
  })

  test.each([[], ['sell'], ['inspect', 'a.db', 'b.db'], ['inspect', 'memory'], ['prune', other]])(
    'wrong use is exit code 2: %j %j %j',
    async (...args) => {
      const run = await ledger(...args)
      expect(run).toMatchObject({ code: 2, stdout: '' })
      expect(run.stderr).toContain('paycode ledger --help')
      expect(run.stderr).not.toContain(other)
    },
  )
})
