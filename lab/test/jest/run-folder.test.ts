import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { temporaryFolder } from '../../temporary-folder.ts'

const folder = temporaryFolder()
const root = resolve(__dirname, '../../..')

/** Runs jest on one test, with the global hooks of this repository. */
function runOf(name: string, body: string) {
  mkdirSync(folder(name, 'tmp'), { recursive: true })
  writeFileSync(folder(name, 'a.test.js'), `test('a', () => { ${body} })\n`)
  const hook = (of: string): string => join(root, 'lab/jest', `global-${of}.mjs`)
  const config = {
    ...{ rootDir: folder(name), cacheDirectory: folder('cache'), transform: {} },
    ...{ globalSetup: hook('setup'), globalTeardown: hook('teardown') },
  }
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/jest/bin/jest.js'), '--config', JSON.stringify(config)],
    { encoding: 'utf8', env: { ...process.env, TMPDIR: folder(name, 'tmp') } },
  )
  return { status, stderr, left: readdirSync(folder(name, 'tmp')) }
}

const write = "require('fs').writeFileSync(require('os').tmpdir() + '/left.txt', '')"

test('a run that leaves a file in the temporary folder fails, and the file goes', () => {
  const { status, stderr, left } = runOf('careless', write)
  expect(stderr).toContain('1 passed')
  expect(stderr).toContain('The tests left in the temporary folder: left.txt.')
  expect({ status, left }).toEqual({ status: 1, left: [] })
})

test('a run that removes its files passes', () => {
  const { status, stderr, left } = runOf(
    'careful',
    `${write}; require('fs').rmSync(require('os').tmpdir() + '/left.txt')`,
  )
  expect(stderr).not.toContain('left')
  expect({ status, left }).toEqual({ status: 0, left: [] })
})
