import { UsageError } from '../usage.ts'

/** The lines of an earlier replay, by trace. */
export class EarlierLines {
  readonly #byTrace = new Map<string | undefined, object[]>()
  readonly #isOneTrace: boolean

  /** @throws {UsageError} when a line is not one of a replay, or its trace is unclear. */
  constructor(file: string, text: string, traces: readonly string[]) {
    this.#isOneTrace = traces.length === 1
    for (const [index, line] of text.split('\n').entries()) {
      if (line.trim() === '') continue
      const { trace, ...fields } = parse(line, `${file}:${index + 1}`)
      const name = typeof trace === 'string' ? trace : undefined
      if (name === undefined && !this.#isOneTrace) {
        throw new UsageError(
          `${file}:${index + 1}: this line names no trace, so it can be compared with one trace only`,
        )
      }
      const lines = this.#byTrace.get(name)
      if (lines) lines.push(fields)
      else this.#byTrace.set(name, [fields])
    }
  }

  /** Number of traces whose lines were not taken. */
  get left(): number {
    return this.#byTrace.size
  }

  /** Takes the lines of a trace. The lines of a replay of one trace do not name it. */
  take(trace: string): readonly object[] {
    const name = this.#byTrace.has(trace) || !this.#isOneTrace ? trace : undefined
    const lines = this.#byTrace.get(name) ?? []
    this.#byTrace.delete(name)
    return lines
  }
}

function parse(line: string, where: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    // The parser's own message is left out: it quotes the line, which may hold a code.
    throw new UsageError(`${where}: this is not JSON`, { cause: error })
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new UsageError(`${where}: this is no line of a replay`)
}
