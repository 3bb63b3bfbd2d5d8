import { mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'
import { openDatabase } from '../src/database/open-database.ts'
import { pruneLedgerFile, rotateLedgerKey, sqliteLedger } from '../src/index.ts'
import { startClaimer } from './processes/start-claimer.ts'

jest.setTimeout(60_000)

const folder = temporaryFolder()
const terms = { now: 1_700_000_000_000, retainMs: 60_000 }
const code = '134579302432164181'
let files = 0

function place(): string {
  files += 1
  const own = folder(String(files))
  mkdirSync(own)
  return join(own, 'ledger.db')
}

const keyOf = (file: string) => file.replace(/db$/, 'key')

/** A till that has claimed the code, with its statuses. */
async function openTill(file: string) {
  const ledger = sqliteLedger({ file })
  const states: string[] = []
  ledger.status$.subscribe(({ state, problem }) => states.push(problem?.code ?? state))
  /** As `readyCodes` does it. */
  const claim = async (): Promise<string> => {
    try {
      return await ledger.claim(ledger.fingerprinter.fingerprints(code), terms)
    } catch (error) {
      return String(Reflect.get(Object(error), 'code'))
    }
  }
  expect(await claim()).toBe('claimed')
  return { ledger, states, claim }
}

/** Another ledger with this key file, complete in one file. */
async function otherLedger(keyFile: string): Promise<string> {
  const file = place()
  await sqliteLedger({ file, keyFile }).close()
  return file
}

function removeLedger(file: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true })
}

/** Makes the ledger close its file, by a fault that does not concern the file. */
async function disconnect(file: string, claim: () => Promise<string>): Promise<void> {
  const other = openDatabase(file)
  other.exec('DROP TABLE claims')
  other.close()
  expect(await claim()).toBe('ledger-unreachable')
}

const ways: readonly [how: string, lose: (file: string) => Promise<void> | void][] = [
  ['deleted', removeLedger],
  [
    'deleted and created again by another till',
    async (file) => {
      removeLedger(file)
      await (await startClaimer(file)).stop()
    },
  ],
  [
    'replaced',
    async (file) => {
      const other = await otherLedger(keyOf(file))
      removeLedger(file)
      renameSync(other, file)
    },
  ],
  ['moved away with its folder', (file) => renameSync(join(file, '..'), `${join(file, '..')} old`)],
]

test.each(ways)(
  'that its file was %s is said before it takes a code once more',
  async (_, lose) => {
    const file = place()
    const till = await openTill(file)
    await lose(file)
    expect(await till.claim()).toBe('ledger-unreachable')
    // Naming the code opens the file that is now at the path.
    till.ledger.fingerprinter.fingerprints(code)
    expect(till.states).toEqual(['open', 'ledger-unreachable', 'was-cleared'])
    expect(await till.claim()).toBe('claimed')
    expect(await till.claim()).toBe('already-claimed')
    expect(till.states).toEqual(['open', 'ledger-unreachable', 'was-cleared'])
    await till.ledger.close()
  },
)

test('that its file was emptied is said, also where SQLite could write all of it back', async () => {
  const file = place()
  const till = await openTill(file)
  truncateSync(file)
  expect(await till.claim()).toBe('ledger-unreachable')
  expect(await till.claim()).toBe('already-claimed')
  expect(till.states).toEqual(['open', 'ledger-unreachable', 'was-cleared'])
  await till.ledger.close()
})

test('while it has no file open, another ledger or a copy of before is noticed too', async () => {
  const file = place()
  await sqliteLedger({ file }).close()
  const copy = place()
  writeFileSync(copy, readFileSync(file))
  const till = await openTill(file)
  await disconnect(file, till.claim)
  removeLedger(file)
  renameSync(copy, file)
  expect(await till.claim()).toBe('claimed')
  expect(till.states.at(-1)).toBe('was-cleared')
  await till.ledger.close()

  const other = place()
  const second = await openTill(other)
  await disconnect(other, second.claim)
  removeSides(other)
  // Written into the same file, because a file system may reuse the inode of a deleted file.
  writeFileSync(other, readFileSync(await otherLedger(keyOf(other))))
  expect(await second.claim()).toBe('claimed')
  expect(second.states.at(-1)).toBe('was-cleared')
  await second.ledger.close()
})

test('a damaged ledger that is restored while a till runs may lack claims', async () => {
  const file = place()
  const first = sqliteLedger({ file })
  await first.close()
  const backup = readFileSync(file)
  const till = await openTill(file)
  await disconnect(file, till.claim)
  removeSides(file)
  writeFileSync(file, 'no ledger'.repeat(1_000))
  expect(await till.claim()).toBe('ledger-damaged')
  writeFileSync(file, backup)
  expect(await till.claim()).toBe('claimed')
  expect(till.states.at(-1)).toBe('was-cleared')
  await till.ledger.close()
})

function removeSides(file: string): void {
  for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true })
}

test('one with another key is refused, also by a till that starts again', async () => {
  const file = place()
  const till = await openTill(file)
  const other = await otherLedger(keyOf(place()))
  removeLedger(file)
  renameSync(other, file)
  expect(await till.claim()).toBe('ledger-unreachable')
  expect(await till.claim()).toBe('ledger-key')
  expect(await till.claim()).toBe('ledger-key')
  await till.ledger.close()
  const again = sqliteLedger({ file })
  await expect(again.claim(['a'], terms)).rejects.toMatchObject({ code: 'ledger-key' })
  await again.close()
})

test('that another program deleted its claims is said', async () => {
  const file = place()
  const till = await openTill(file)
  const other = openDatabase(file)
  other.exec('DELETE FROM claims')
  other.close()
  expect(await till.claim()).toBe('claimed')
  expect(till.states).toEqual(['open', 'was-cleared'])
  await till.ledger.close()
})

test('pruning, rotating and reopening the same ledger lose nothing', async () => {
  const file = place()
  const till = await openTill(file)
  pruneLedgerFile({ file, now: terms.now + 1 })
  expect(await till.claim()).toBe('already-claimed')
  rotateLedgerKey({ file })
  const rotated = readFileSync(keyOf(file))
  rmSync(keyOf(file))
  expect(await till.claim()).toBe('ledger-key')
  writeFileSync(keyOf(file), rotated)
  expect(await till.claim()).toBe('already-claimed')
  expect(await till.ledger.claim(['one more'], terms)).toBe('claimed')
  pruneLedgerFile({ file, now: terms.now + terms.retainMs })
  const later = { ...terms, now: terms.now + terms.retainMs }
  expect(await till.ledger.claim(['another'], later)).toBe('claimed')
  expect(till.states).toEqual(['open', 'ledger-key', 'open'])
  await till.ledger.close()
})

test('a ledger of before there were names goes on, and gets one', async () => {
  const file = place()
  const till = await openTill(file)
  await till.ledger.close()
  const other = openDatabase(file)
  other.exec('DROP TABLE ledger')
  other.close()
  const later = sqliteLedger({ file })
  expect(await later.claim(later.fingerprinter.fingerprints(code), terms)).toBe('already-claimed')
  await later.close()
  const named = openDatabase(file)
  expect(named.prepare('SELECT id FROM ledger').get()?.['id']).toMatch(/^[0-9A-F]{32}$/)
  named.close()
})
