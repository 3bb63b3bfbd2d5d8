import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paycode-counts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

type Status = 'passed' | 'failed' | 'pending' | 'todo'

/** A summary as jest writes it, of one test in each suite. */
function summary(suites: Readonly<Record<string, Status>>): string {
  const statuses = Object.values(suites)
  const numberOf = (wanted: Status) => statuses.filter((status) => status === wanted).length
  const file = join(folder, `${Math.random()}.json`)
  const testResults = Object.entries(suites).map(([name, status]) => ({
    name: `/clone/${name}`,
    assertionResults: [{ fullName: 'works', status }],
  }))
  const counts = { numPassedTests: numberOf('passed'), numFailedTests: numberOf('failed') }
  writeFileSync(file, JSON.stringify({ ...counts, testResults }))
  return file
}

const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(__dirname, '../count-tests.mjs'), ...args], {
    encoding: 'utf8',
  })

/** The last line, and whether all is well. */
function count(...args: string[]) {
  const { status, stdout } = run(...args)
  return [stdout.trimEnd().split('\n').at(-1), status]
}

const both = { 'a.test.ts': 'passed', 'b.lab.test.ts': 'passed' } as const

test('the tests of both runs are counted', () => {
  const withoutLab = summary({ 'a.test.ts': 'passed', 'b.lab.test.ts': 'pending' })
  expect(count(summary(both))).toEqual(['2 passed, 0 failed', 0])
  expect(count(summary(both), '--without-lab', withoutLab)).toEqual([
    '3 passed, 0 failed, 1 skipped',
    0,
  ])
})

test('a test may not be skipped with the lab', () => {
  const skips = summary({ ...both, 'b.lab.test.ts': 'pending' })
  expect(count(skips)).toEqual(['1 passed, 0 failed, 1 skipped', 1])
})

test.each(['pending', 'todo'] as const)('a plain test may not be %s, lab or not', (status) => {
  const withoutLab = summary({ 'a.test.ts': status, 'c.test.ts': 'passed' })
  expect(count(summary(both), '--without-lab', withoutLab)).toEqual([
    '3 passed, 0 failed, 1 skipped',
    1,
  ])
})

test('a failed test of either run fails', () => {
  const fails = summary({ 'a.test.ts': 'failed', 'c.test.ts': 'passed' })
  expect(count(fails, '--without-lab', summary(both))).toEqual(['3 passed, 1 failed', 1])
  expect(count(summary(both), '--without-lab', fails)).toEqual(['3 passed, 1 failed', 1])
})

test('a run without a summary has failed, and so has one of no test', () => {
  const missing = join(folder, 'missing.json')
  expect(count(missing, '--without-lab', summary(both))).toEqual(['2 passed, 1 failed', 1])
  expect(count(summary(both), '--without-lab', missing)).toEqual(['2 passed, 1 failed', 1])
  expect(count(summary({}), '--without-lab', summary(both))).toEqual(['2 passed, 0 failed', 1])
})

test('what failed or was tried again is shown with its reasons, without the code that they quote', () => {
  const code = '134579302432164181'
  const file = join(folder, 'reasons.json')
  const failed = { fullName: 'fails', status: 'failed', failureMessages: [`not ${code}`] }
  const retried = {
    fullName: 'passes late',
    status: 'passed',
    invocations: 2,
    retryReasons: ['slow'],
  }
  const testResults = [
    { name: 'a.lab.test.ts', status: 'failed', assertionResults: [failed, retried] },
    { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
  ]
  writeFileSync(file, JSON.stringify({ numPassedTests: 1, numFailedTests: 1, testResults }))
  expect(run(file).stdout).toBe(
    'Failed: b.test.ts\nno such module\nFailed: fails\nnot 13…81\nTried again: passes late\nslow\n1 passed, 1 failed\n',
  )
})
