import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const source = join(__dirname, '../../src')
const door = 'output/'

/** Code that would print without `writeOut` and `writeError`: a stream, the console, or a text declared safe elsewhere. */
const wayRound =
  /process\.std(?:out|err)\b|\{.*\bstd(?:out|err)\b.*\} = process|console\.|new Shown\(/

const allowed = [
  // Only an event listener.
  "main.ts:   process.stdout.on('error', outputFailed)",
  // For the terminal input, which switches the terminal's bracketed paste on and off.
  'scan/scan-input.ts:   const { stdin, stderr } = process',
]

test('nothing but the door of the output writes to stdout or stderr', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.startsWith(door))
  expect(files.length).toBeGreaterThan(20)
  const found = files.flatMap((file) =>
    readFileSync(join(source, file), 'utf8')
      .split('\n')
      .filter((line) => wayRound.test(line))
      .map((line) => `${file}: ${line}`),
  )
  expect(found.toSorted()).toEqual(allowed)
})
