import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Of each family so many pictures, so many without a code, so many that invite wrong reads. */
const [ofEachFamily, withoutCode, adversarial] = [3, 36, 120]
/** Behind a reflection, and where all is hard at once, not every code can be read. */
const least: Readonly<Record<string, number>> = { glare: 2, hard: 2 }

/**
 * The guard of what the bench measures at length (bench/camera): in plain Node, since in jest's sandbox numbers are slow. It takes
 * half a minute of a processor.
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
  expect(Object.keys(read)).toHaveLength(15)
  for (const [family, count] of Object.entries(read)) {
    expect([family, count >= (least[family] ?? ofEachFamily)]).toEqual([family, true])
  }
}, 900_000)
