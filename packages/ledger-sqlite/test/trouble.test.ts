import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { LedgerError, type LedgerStatus } from '@paycode/core'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'
import { openDatabase } from '../src/database/open-database.ts'
import { inspectLedgerFile, sqliteLedger } from '../src/index.ts'
import { ledgerErrorOf } from '../src/store/ledger-error-of.ts'
import { holdLock } from './hold-lock.ts'
import { startClaimer } from './processes/start-claimer.ts'
import { withoutRoot } from './without-root.ts'

jest.setTimeout(60_000)

const folder = temporaryFolder()
const terms = { now: 1_700_000_000_000, retainMs: 60_000 }
let files = 0

/** A path for a test's own ledger. */
function place(): string {
  files += 1
  const own = folder(String(files))
  mkdirSync(own)
  return join(own, 'ledger.db')
}

/** A ledger's verdict on a file: its status, and the error of a claim. */
async function verdictOn(file: string) {
  const ledger = sqliteLedger({ file, lockTimeoutMs: 0 })
  let status: LedgerStatus | undefined
  ledger.status$.subscribe((now) => (status = now))
  const seen = status
  const error: unknown = await ledger.claim(['a'], terms).catch((fault: unknown) => fault)
  await ledger.close()
  if (!(error instanceof LedgerError)) throw new Error(`no LedgerError, but ${String(error)}`)
  expect(error.words.en.cure).toMatch(/^[A-Z].{15,}[.)]$/)
  expect(JSON.stringify(error.words)).not.toContain(folder())
  expect(seen).toEqual({
    state: 'unavailable',
    problem: { code: error.code, words: error.words },
  })
  return error.code
}

/** Runs in another process: a process that has had a file open may still write to it. */
async function ledgerWithClaim(file: string): Promise<void> {
  const claimer = await startClaimer(file)
  await claimer.claim(['a'], terms)
  await claimer.stop()
}

async function untouched(file: string, run: () => Promise<void>): Promise<void> {
  const before = readFileSync(file)
  await run()
  expect(readFileSync(file).equals(before)).toBe(true)
}

test('a text file is no ledger, and stays as it is', async () => {
  const file = place()
  writeFileSync(file, 'the accounts of 2025\n'.repeat(200))
  await untouched(file, async () => expect(await verdictOn(file)).toBe('ledger-damaged'))
  expect(existsSync(join(file, '..', 'ledger.key'))).toBe(false)
})

test("another program's database is no ledger, and stays as it is", async () => {
  const file = place()
  const other = openDatabase(file)
  other.exec('CREATE TABLE songs (title TEXT)')
  other.close()
  await untouched(file, async () => expect(await verdictOn(file)).toBe('ledger-damaged'))
})

test('a ledger that is cut off or overwritten in the middle is damaged, and stays as it is', async () => {
  const whole = place()
  const ledger = sqliteLedger({ file: whole })
  const names = Array.from({ length: 500 }, (_, index) => `${'0'.repeat(60)}${index}`)
  await Promise.all(names.map((name) => ledger.claim([name], terms)))
  await ledger.close()
  const cut = place()
  writeFileSync(cut, readFileSync(whole).subarray(0, 5_000))
  await untouched(cut, async () => expect(await verdictOn(cut)).toBe('ledger-damaged'))
  const overwritten = place()
  const bytes = readFileSync(whole)
  bytes.fill(0x55, 4_096)
  writeFileSync(overwritten, bytes)
  copyFileSync(whole.replace(/db$/, 'key'), overwritten.replace(/db$/, 'key'))
  await untouched(overwritten, async () =>
    expect(await verdictOn(overwritten)).toBe('ledger-damaged'),
  )
})

test.each([
  ['newer', 3, 'ledger-too-new'],
  ['older', 1, 'ledger-damaged'],
])('a ledger of a %s version is left to it', async (_, version, problem) => {
  const file = place()
  await ledgerWithClaim(file)
  const other = openDatabase(file)
  other.exec(`PRAGMA user_version = ${version}`)
  other.close()
  await untouched(file, async () => expect(await verdictOn(file)).toBe(problem))
})

test('a ledger that another process keeps locked says so, and is taken up when it is free', async () => {
  const file = place()
  await ledgerWithClaim(file)
  const ledger = sqliteLedger({ file, lockTimeoutMs: 20 })
  const states: string[] = []
  ledger.status$.subscribe(({ state, problem }) => states.push(problem?.code ?? state))
  const other = openDatabase(file)
  other.exec('BEGIN IMMEDIATE')
  await expect(ledger.claim(['b'], terms)).rejects.toMatchObject({ code: 'ledger-locked' })
  other.exec('ROLLBACK')
  other.close()
  expect(await ledger.claim(['b'], terms)).toBe('claimed')
  await ledger.close()
  expect(states).toEqual(['open', 'ledger-locked', 'open', 'closed'])
})

test('a ledger that is locked when it is opened delays only the claim', async () => {
  const file = place()
  await ledgerWithClaim(file)
  const lock = holdLock(file)
  const ledger = sqliteLedger({ file, lockTimeoutMs: 60_000 })
  const states: string[] = []
  ledger.status$.subscribe(({ state, problem }) => states.push(problem?.code ?? state))
  const namedFrom = performance.now()
  expect(() => ledger.fingerprinter.fingerprints('134579302432164181')).toThrow(LedgerError)
  expect(performance.now() - namedFrom).toBeLessThan(800)
  const claim = ledger.claim(['b'], terms)
  // The event loop turns meanwhile, more often than it could if the wait blocked it.
  let turns = 0
  const until = performance.now() + 800
  while (performance.now() < until) {
    await new Promise((resolve) => void setTimeout(resolve, 1))
    turns += 1
  }
  expect(turns).toBeGreaterThan(20)
  lock.release()
  expect(await claim).toBe('claimed')
  await ledger.close()
  expect(states).toEqual(['ledger-locked', 'open', 'closed'])
})

test('one that is moved away while it is open is not gone on with', async () => {
  const file = place()
  const ledger = sqliteLedger({ file })
  expect(await ledger.claim(['a'], terms)).toBe('claimed')
  for (const ending of ['', '-wal', '-shm'].filter((one) => existsSync(file + one))) {
    renameSync(file + ending, `${file}.old${ending}`)
  }
  await ledgerWithClaim(file)
  await expect(ledger.claim(['b'], terms)).rejects.toMatchObject({
    code: 'ledger-unreachable',
    words: expect.objectContaining({
      en: expect.objectContaining({ cure: expect.stringContaining('Scan the code again') }),
    }),
  })
  // Another process has claimed the name in the new file.
  expect(await ledger.claim(['a'], terms)).toBe('already-claimed')
  expect(await ledger.claim(['b'], terms)).toBe('claimed')
  await ledger.close()
  expect(inspectLedgerFile({ file, now: terms.now })).toMatchObject({ live: 2 })
})

test.each(['damaged', 'without its key'])(
  'the cure of a %s one says to stop all programs before the file is moved',
  async (how) => {
    const file = place()
    const keyFile = join(file, '..', 'other.key')
    if (how === 'damaged') writeFileSync(file, 'no ledger'.repeat(100))
    else await sqliteLedger({ file, keyFile }).close()
    let cure = ''
    sqliteLedger({ file }).status$.subscribe(({ problem }) => (cure = problem?.words.en.cure ?? ''))
    expect(cure).toMatch(/stop every program that uses it.*move it away/i)
  },
)

test.each([
  [{ errcode: 7, code: 'ERR_SQLITE_ERROR' }],
  [{ rawCode: 15, code: 'SQLITE_PROTOCOL' }],
  [{ code: 'SQLITE_NOMEM' }],
])('whatever else SQLite complains of is said: %j', (fault) => {
  const error = ledgerErrorOf(Object.assign(new Error('it failed'), fault))
  expect(error).toMatchObject({
    code: 'ledger-unreachable',
    words: expect.objectContaining({
      en: expect.objectContaining({ cure: expect.stringMatching(/^[A-Z]/) }),
    }),
  })
  const own = new Error('no fault of the store')
  expect(ledgerErrorOf(own)).toBe(own)
})

test('a table that is gone is said', async () => {
  const file = place()
  await ledgerWithClaim(file)
  const other = openDatabase(file)
  other.exec('DROP TABLE claims')
  other.close()
  expect(await verdictOn(file)).toBe('ledger-unreachable')
})

test('a folder, a path through a file, an invalid name', async () => {
  const file = place()
  mkdirSync(file)
  expect(await verdictOn(file)).toBe('ledger-unreachable')
  const through = place()
  writeFileSync(through, '')
  expect(await verdictOn(join(through, 'ledger.db'))).toBe('ledger-unreachable')
})

// Each case has its own ledger: SQLite leaves `-wal` and `-shm` beside a file that it may only read.
test.each([
  ['file', { file: 0o444, folder: 0o777 }],
  ['folder', { file: 0o666, folder: 0o555 }],
])('a %s that may not be written is read-only', async (_, modes) => {
  const file = place()
  await ledgerWithClaim(file)
  await withoutRoot(file, modes, async () => {
    await untouched(file, async () => expect(await verdictOn(file)).toBe('ledger-read-only'))
  })
})

test('an empty file becomes a ledger: there was nothing in it', async () => {
  const file = place()
  writeFileSync(file, '')
  const ledger = sqliteLedger({ file })
  expect(await ledger.claim(['a'], terms)).toBe('claimed')
  await ledger.close()
})

test('it recovers without being opened again, once the cure is done', async () => {
  const file = place()
  writeFileSync(file, 'not a ledger'.repeat(100))
  const ledger = sqliteLedger({ file })
  const states: string[] = []
  ledger.status$.subscribe(({ state }) => states.push(state))
  await expect(ledger.claim(['a'], terms)).rejects.toMatchObject({ code: 'ledger-damaged' })
  expect(() => ledger.fingerprinter.fingerprints('134579302432164181')).toThrow(LedgerError)
  writeFileSync(file, '')
  expect(ledger.fingerprinter.fingerprints('134579302432164181')).toHaveLength(1)
  expect(await ledger.claim(['a'], terms)).toBe('claimed')
  await ledger.close()
  expect(states).toEqual(['unavailable', 'open', 'closed'])
})

test.each([{ file: '' }, { file: 5 as never }, { file: 'a\0b' }, { file: 'a.db', keyFile: '' }])(
  'wrong use is a TypeError: %j',
  (options) => {
    expect(() => sqliteLedger(options)).toThrow(TypeError)
    expect(() => sqliteLedger({ file: 'a.db', keyFile: 'a.db' })).toThrow(TypeError)
    expect(() => sqliteLedger({ file: 'a.db', lockTimeoutMs: -1 })).toThrow(TypeError)
  },
)
