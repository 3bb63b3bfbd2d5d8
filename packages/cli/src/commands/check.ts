import { checkNotifyUrl, parseAuthCode } from '@paycode/parameters'
import { LineOutput } from '../output/line-output.ts'
import { parseArguments, regionOf } from '../parse-arguments.ts'
import { exitCodes, UsageError } from '../usage.ts'

type Check = (value: unknown) => { readonly ok: boolean }

/** `paycode check auth-code|notify-url VALUE|-`. */
export async function check(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArguments(args, { region: { type: 'string' } })
  const [what, value, ...more] = positionals
  if (what === undefined || value === undefined || more.length > 0) {
    throw new UsageError('check needs one kind (auth-code or notify-url) and one value')
  }
  const judge = checkOf(what, values.region)
  const output = new LineOutput()
  if (value === '-') return checkLines(judge, output)
  const verdict = judge(value)
  output.write(verdict)
  return verdict.ok ? exitCodes.ok : exitCodes.nothing
}

function checkOf(what: string, region: string | undefined): Check {
  if (what === 'auth-code') {
    const options = region === undefined ? {} : { merchantRegion: regionOf(region) }
    return (value) => parseAuthCode(value, options)
  }
  if (what !== 'notify-url') throw new UsageError('check knows auth-code and notify-url')
  if (region !== undefined) throw new UsageError('--region belongs to auth-code')
  return (value) => checkNotifyUrl(value)
}

async function checkLines(judge: Check, output: LineOutput): Promise<number> {
  let code: number = exitCodes.ok
  let number = 0
  for await (const line of inputLines()) {
    number += 1
    if (output.isClosed) break
    if (line.trim() === '') continue
    const verdict = judge(jsonOf(line, number))
    output.write(verdict)
    await output.drained()
    if (!verdict.ok) code = exitCodes.nothing
  }
  return code
}

const byteOrderMark = /^\uFEFF/

/** At most this many characters in a line of input: far more than any valid value. */
const maxLineLength = 1_000_000

/** The lines of stdin, split at LF and CRLF only: JSON may contain Unicode's other line ends unescaped. */
async function* inputLines(): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    const lines = `${rest}${String(chunk)}`.split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > maxLineLength) throw new UsageError('a line of the input is too long')
    yield* lines
  }
  yield rest
}

function jsonOf(line: string, number: number): unknown {
  try {
    return JSON.parse(line.replace(byteOrderMark, ''))
  } catch {
    // The message repeats neither the line nor the parser's message, which quotes it: the line may hold a code.
    throw new UsageError(`line ${number} of the input is not JSON (a string needs its quotes)`)
  }
}
