import fs, {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { manualInput, readyCodes } from '@paycode/core'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'
import { inspectLedgerFile, pruneLedgerFile, rotateLedgerKey, sqliteLedger } from '../src/index.ts'
import { makeKeyFile } from '../src/key/draft-key-file.ts'
import { holdLock } from './hold-lock.ts'
import { startClaimer } from './processes/start-claimer.ts'
import { startRotator } from './processes/start-rotator.ts'

jest.setTimeout(60_000)

const folder = temporaryFolder()
const code = '134579302432164181'
const other = '131122334455667788'
const now = 1_700_000_000_000
const terms = { now, retainMs: 60_000 }
let files = 0

function place(): string {
  files += 1
  const own = folder(String(files))
  mkdirSync(own)
  return join(own, 'ledger.db')
}

const keyOf = (file: string) => file.replace(/db$/, 'key')

test('the key lies beside the ledger, for its owner alone, and is no part of it', async () => {
  const file = place()
  const ledger = sqliteLedger({ file })
  const [fingerprint = ''] = ledger.fingerprinter.fingerprints(code)
  await ledger.claim([fingerprint], terms)
  await ledger.close()
  const beside = readdirSync(join(file, '..')).filter((name) => !/-(wal|shm)$/.test(name))
  expect(beside).toEqual(['ledger.db', 'ledger.key'])
  expect(statSync(keyOf(file)).mode & 0o777).toBe(0o600)
  const [key = ''] = JSON.parse(readFileSync(keyOf(file), 'utf8'))['paycode-ledger-keys']
  expect(key).toMatch(/^[0-9a-f]{64}$/)
  const bytes = readFileSync(file)
  const secrets = [code, key, ...['sha256', 'sha1', 'md5'].map((way) => hash(way, code))]
  for (const secret of secrets) {
    expect(bytes.includes(secret)).toBe(false)
    expect(bytes.includes(Buffer.from(secret, 'hex'))).toBe(false)
  }
  expect(bytes.includes(fingerprint)).toBe(true)
})

const hash = (way: string, text: string) => createHash(way).update(text).digest('hex')

test('processes that open a ledger first at the same moment have one key', async () => {
  const file = place()
  const claimers = await Promise.all(Array.from({ length: 6 }, () => startClaimer(file)))
  expect(new Set(claimers.map(({ fingerprints }) => fingerprints.join())).size).toBe(1)
  expect(JSON.parse(readFileSync(keyOf(file), 'utf8'))['paycode-ledger-keys']).toHaveLength(1)
  expect(readdirSync(join(file, '..')).filter((name) => name.includes('.key.'))).toEqual([])
  await Promise.all(claimers.map((claimer) => claimer.stop()))
})

test('a key that others may read is kept to its owner', async () => {
  const file = place()
  await sqliteLedger({ file }).close()
  chmodSync(keyOf(file), 0o644)
  await sqliteLedger({ file }).close()
  expect(statSync(keyOf(file)).mode & 0o777).toBe(0o600)
})

test('a ledger without its key, or with another one, claims nothing and makes none', async () => {
  const file = place()
  const ledger = sqliteLedger({ file })
  await ledger.claim(ledger.fingerprinter.fingerprints(code), terms)
  await ledger.close()
  const problem = async () => {
    const later = sqliteLedger({ file })
    const error: unknown = await later.claim(['a'], terms).catch((fault: unknown) => fault)
    await later.close()
    return error
  }
  renameSync(keyOf(file), `${file}.kept`)
  expect(await problem()).toMatchObject({
    code: 'ledger-key',
    words: expect.objectContaining({
      en: expect.objectContaining({
        cure: expect.stringContaining(new Date(now + 60_000).toISOString()),
      }),
    }),
  })
  expect(existsSync(keyOf(file))).toBe(false)
  const elsewhere = place()
  await sqliteLedger({ file: elsewhere }).close()
  writeFileSync(keyOf(file), readFileSync(keyOf(elsewhere)))
  expect(await problem()).toMatchObject({ code: 'ledger-key' })
  for (const wrong of [
    '',
    '{}',
    '[]',
    '{"paycode-ledger-keys":["12"]}',
    '{"paycode-ledger-keys":[]}',
  ]) {
    writeFileSync(keyOf(file), wrong)
    expect(await problem()).toMatchObject({ code: 'ledger-key' })
    expect(readFileSync(keyOf(file), 'utf8')).toBe(wrong)
  }
  renameSync(`${file}.kept`, keyOf(file))
  const again = sqliteLedger({ file })
  const claim = again.claim(again.fingerprinter.fingerprints(code), terms)
  expect(await claim).toBe('already-claimed')
  await again.close()
})

test('the key may lie elsewhere', async () => {
  const file = place()
  const keyFile = folder('secrets-of-the-till')
  const ledger = sqliteLedger({ file, keyFile })
  await ledger.claim(ledger.fingerprinter.fingerprints(code), terms)
  await ledger.close()
  expect(existsSync(keyFile)).toBe(true)
  expect(existsSync(keyOf(file))).toBe(false)
})

test('a key that was made just before a crash is taken up', async () => {
  const file = place()
  await sqliteLedger({ file }).close()
  const key = readFileSync(keyOf(file), 'utf8')
  rmSync(file)
  await sqliteLedger({ file }).close()
  expect(readFileSync(keyOf(file), 'utf8')).toBe(key)
})

test('ledgers of one name and other endings have keys of their own', async () => {
  const beside = join(place(), '..')
  const names = ['shop.db', 'shop.sqlite', 'shop.v2']
  for (const name of names) await sqliteLedger({ file: join(beside, name) }).close()
  const keys = ['shop.key', 'shop.sqlite.key', 'shop.v2.key']
  expect(readdirSync(beside).filter((name) => name.endsWith('key'))).toEqual(keys)
})

test('ledgers that share a key file take the key that is there, and keep those of the others', async () => {
  const [one, two] = [place(), place()]
  const keyFile = folder('shared.key')
  const scan = async (file: string) => {
    const ledger = sqliteLedger({ file, keyFile })
    const answer = await ledger.claim(ledger.fingerprinter.fingerprints(code), terms)
    await ledger.close()
    return answer
  }
  expect([await scan(one), await scan(two)]).toEqual(['claimed', 'claimed'])
  rotateLedgerKey({ file: one, keyFile })
  rotateLedgerKey({ file: two, keyFile })
  rotateLedgerKey({ file: one, keyFile })
  expect([await scan(one), await scan(two)]).toEqual(['already-claimed', 'already-claimed'])
})

test('who makes a key second takes the first one', () => {
  const keyFile = join(place(), '..', 'till.key')
  const [first, second] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
  const link = jest.spyOn(fs, 'linkSync')
  expect(makeKeyFile(keyFile, first)).toEqual(first)
  expect(link.mock.calls[0]?.[0]).toMatch(/till\.key\..+\.key$/)
  expect(makeKeyFile(keyFile, second)).toEqual(first)
})

test('what a crash left of a draft goes with the next one; a young one may be in use', () => {
  const keyFile = join(place(), '..', 'till.key')
  const drafts = ['1', '2'].map((digit) => `${keyFile}.${digit.repeat(36)}.key`)
  for (const draft of drafts) writeFileSync(draft, 'a key')
  const yesterday = new Date(statSync(keyFile.replace('till.key', '')).mtimeMs - 86_400_000)
  utimesSync(drafts[0]!, yesterday, yesterday)
  makeKeyFile(keyFile, new Uint8Array(32))
  expect(drafts.map((draft) => existsSync(draft))).toEqual([false, true])
  expect(existsSync(keyFile)).toBe(true)
})

describe('rotation', () => {
  test('loses no claim: not one from before, not one of a process that has it open', async () => {
    const file = place()
    const ledger = sqliteLedger({ file })
    const before = ledger.fingerprinter.fingerprints(code)
    expect(await ledger.claim(before, terms)).toBe('claimed')
    expect(rotateLedgerKey({ file })).toEqual({ previousNeededUntil: now + 60_000 })
    const after = ledger.fingerprinter.fingerprints(code)
    expect(after).toEqual([expect.not.stringMatching(before[0]!), before[0]])
    expect(await ledger.claim(after, terms)).toBe('already-claimed')
    const others = ledger.fingerprinter.fingerprints(other)
    expect(await ledger.claim(others, terms)).toBe('claimed')
    await ledger.close()
    const later = sqliteLedger({ file })
    expect(await later.claim(later.fingerprinter.fingerprints(code), terms)).toBe('already-claimed')
    await later.close()
  })

  test('twice and thrice', async () => {
    const file = place()
    for (const digits of [code, other, '132122334455667788']) {
      const ledger = sqliteLedger({ file })
      expect(await ledger.claim(ledger.fingerprinter.fingerprints(digits), terms)).toBe('claimed')
      await ledger.close()
      rotateLedgerKey({ file })
    }
    const ledger = sqliteLedger({ file })
    expect(await ledger.claim(ledger.fingerprinter.fingerprints(code), terms)).toBe(
      'already-claimed',
    )
    await ledger.close()
  })

  test('a claim that was named under the key before, just then, rejects; the next scan is right', async () => {
    const file = place()
    const ledger = sqliteLedger({ file })
    const named = ledger.fingerprinter.fingerprints(code)
    rotateLedgerKey({ file })
    await expect(ledger.claim(named, terms)).rejects.toMatchObject({ code: 'ledger-key' })
    expect(await ledger.claim(ledger.fingerprinter.fingerprints(code), terms)).toBe('claimed')
    await ledger.close()
  })

  test('a claim that waits for the lock while the key is rotated rejects; what is named afterwards goes on', async () => {
    const file = place()
    const ledger = sqliteLedger({ file })
    const lock = holdLock(file)
    const waiting = ledger.claim(ledger.fingerprinter.fingerprints(other), terms)
    await new Promise((resolve) => void setTimeout(resolve, 20))
    // Named by the same key as the claim that waits for the lock, and judged in the group after it.
    const behind = ledger.claim(ledger.fingerprinter.fingerprints(code), terms)
    lock.release()
    rotateLedgerKey({ file })
    await new Promise((resolve) => void setImmediate(resolve))
    const newcomer = ledger.claim(ledger.fingerprinter.fingerprints('132122334455667788'), terms)
    await expect(waiting).rejects.toMatchObject({ code: 'ledger-key' })
    await expect(behind).rejects.toMatchObject({ code: 'ledger-key' })
    expect(await newcomer).toBe('claimed')
    expect(await ledger.claim(ledger.fingerprinter.fingerprints(code), terms)).toBe('claimed')
    await ledger.close()
  })

  test('the key before is forgotten when nothing was claimed under it any more', async () => {
    const file = place()
    const ledger = sqliteLedger({ file })
    await ledger.claim(ledger.fingerprinter.fingerprints(code), terms)
    rotateLedgerKey({ file })
    expect(inspectLedgerFile({ file, now })).toMatchObject({ live: 1, lapsed: 0, keys: 2 })
    const weekLater = { now: now + 7 * 86_400_000, retainMs: 60_000 }
    await ledger.claim(ledger.fingerprinter.fingerprints(other), weekLater)
    await ledger.close()
    const later = sqliteLedger({ file })
    expect(later.fingerprinter.fingerprints(code)).toHaveLength(1)
    await later.close()
    // The key stays in the file: another ledger may have been made with it.
    rotateLedgerKey({ file })
    expect(JSON.parse(readFileSync(keyOf(file), 'utf8'))['paycode-ledger-keys']).toHaveLength(3)
  })

  test('of two ledgers with one key file is never done at once: each would lose the key of the other', async () => {
    const [one, two] = [place(), place()]
    const keyFile = keyOf(one)
    await sqliteLedger({ file: one }).close()
    await sqliteLedger({ file: two, keyFile }).close()
    // The lock of another process that is rotating now.
    writeFileSync(`${keyFile}.lock`, '')
    expect(() => rotateLedgerKey({ file: two, keyFile })).toThrow('is being rotated')
    rmSync(`${keyFile}.lock`)
    const rotations = await Promise.all(
      [one, two].map((file) => startRotator({ file, keyFile, times: 25 })),
    )
    expect(rotations).toEqual([25, 25])
    expect(JSON.parse(readFileSync(keyFile, 'utf8'))['paycode-ledger-keys']).toHaveLength(51)
    for (const file of [one, two]) {
      const ledger = sqliteLedger({ file, keyFile })
      expect(await ledger.claim(ledger.fingerprinter.fingerprints(code), terms)).toBe('claimed')
      await ledger.close()
    }
    expect(readdirSync(join(one, '..')).filter((name) => name.endsWith('.lock'))).toEqual([])
  })

  test('an unused ledger has no key before', () => {
    const file = place()
    expect(() => rotateLedgerKey({ file })).toThrow('There is no ledger')
    expect(existsSync(file)).toBe(false)
  })
})

test('it prunes itself as it goes, and keeps what lapsed within a day', async () => {
  const file = place()
  const ledger = sqliteLedger({ file })
  const dayMs = 86_400_000
  for (let day = 0; day < 5; day += 1) {
    const names = Array.from({ length: 40 }, (_, index) => `${day}-${index}`)
    const then = { now: now + day * dayMs, retainMs: dayMs / 2 }
    await Promise.all(names.map((name) => ledger.claim([name], then)))
  }
  await ledger.close()
  const at = now + 4 * dayMs
  expect(inspectLedgerFile({ file, now: at })).toMatchObject({
    ...{ live: 40, lapsed: 40, nextLapsesAt: at + dayMs / 2, lastLapsesAt: at + dayMs / 2 },
  })
  expect(pruneLedgerFile({ file, now: at })).toEqual({ pruned: 40 })
  expect(inspectLedgerFile({ file, now: at })).toMatchObject({ live: 40, lapsed: 0 })
})

test('a sweep comes by everywhere, and takes nothing that is needed', async () => {
  const file = place()
  const ledger = sqliteLedger({ file })
  const { fingerprints } = ledger.fingerprinter
  const dayMs = 86_400_000
  const days = 8
  const each = 250
  /** Claims one by one: a sweep after one large group would check the whole file. */
  const claimDay = async (day: number) => {
    const answers = []
    for (let index = 0; index < each; index += 1) {
      const digits = `13${day}${String(index).padStart(15, '0')}`
      const then = { now: now + day * dayMs, retainMs: dayMs / 2 }
      answers.push(await ledger.claim(fingerprints(digits), then))
    }
    return answers
  }
  for (let day = 0; day < days; day += 1) {
    expect(new Set(await claimDay(day))).toEqual(new Set(['claimed']))
  }
  // All of the last day, and of the one before: it lapsed less than a day ago.
  expect(new Set(await claimDay(days - 1))).toEqual(new Set(['already-claimed']))
  await ledger.close()
  const { live, lapsed } = inspectLedgerFile({ file, now: now + (days - 1) * dayMs })
  expect(live).toBe(each)
  expect(lapsed).toBeGreaterThanOrEqual(each)
  // Of the claims that may be deleted, about a third of the number that must stay is left.
  expect(lapsed - each).toBeLessThan(each * 2 * 0.6)
})

test('readyCodes takes the names that the ledger brings', async () => {
  const file = place()
  const scan = async () => {
    const ledger = sqliteLedger({ file })
    const input = manualInput()
    const { outcomes$ } = readyCodes([input], { gate: 'always-armed', ledger })
    const first = new Promise<string>((resolve) =>
      outcomes$.subscribe((outcome) =>
        resolve(outcome.status === 'ready' ? 'ready' : outcome.reason),
      ),
    )
    input.submit(code)
    const status = await first
    await ledger.close()
    return status
  }
  expect(await scan()).toBe('ready')
  expect(await scan()).toBe('already-used')
})
