import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Pictures of each family, pictures without a code, pictures that invite wrong reads. */
const [ofEachFamily, withoutCode, adversarial] = [2, 18, 60]

/**
 * A short version of bench/camera. It runs in plain Node, because arithmetic is slow in jest's sandbox, and takes ten seconds of
 * processor time; `bench:camera` takes an hour.
 */
test('the strategy reads a phone in every condition, and never a code that is not there', async () => {
  const root = join(__dirname, '../../../..')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      ...['--conditions=@paycode/source', '--import', './lab/read-typescript.mjs'],
      'bench/camera/guard.mjs',
      ...[ofEachFamily, withoutCode, adversarial].map(String),
    ],
    { cwd: root, timeout: 880_000 },
  )
  const { read, wrong } = JSON.parse(stdout) as {
    readonly read: Readonly<Record<string, number>>
    readonly wrong: readonly string[]
  }
  expect(wrong).toEqual([])
  expect(Object.keys(read)).toHaveLength(20)
  for (const [family, count] of Object.entries(read)) {
    expect([family, count]).toEqual([family, ofEachFamily])
  }
}, 900_000)
