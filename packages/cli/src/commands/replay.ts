import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import {
  parseTrace,
  replayTrace,
  TraceError,
  type ReadPicture,
  type ReplayOptions,
} from '@paycode/simulator'
import { deviceFields, otherScanFields, outcomeFields } from '../outcome-line.ts'
import { LineOutput } from '../output/line-output.ts'
import { shown } from '../output/shown.ts'
import { writeError } from '../output/write.ts'
import { parseArguments } from '../parse-arguments.ts'
import { PictureError } from '../pictures/picture-error.ts'
import { pictureReader, type ReadingWay } from '../pictures/picture-reader.ts'
import { readPicture } from '../pictures/read-picture.ts'
import { readingOptions, readingWay } from '../pictures/reading-way.ts'
import { EarlierLines } from '../replay/earlier-lines.ts'
import { differences } from '../replay/differences.ts'
import { exitCodes, UsageError } from '../usage.ts'

/** `paycode replay TRACE…`. */
export async function replay(args: readonly string[]): Promise<number> {
  const { positionals: files, values } = parseArguments(args, {
    ...readingOptions,
    all: { type: 'boolean', default: false },
    compare: { type: 'string' },
  })
  if (files.length === 0) throw new UsageError('replay needs the file of a trace')
  const { compare } = values
  const options = { all: values.all, way: readingWay(values) }
  return compare === undefined ? print(files, options) : compareWith(compare, files, options)
}

interface Options {
  /** Whether to print other scans and the statuses of devices too. */
  readonly all: boolean
  /** How the pictures of a camera's frames are read. */
  readonly way: ReadingWay
}

/** Prints the lines of each trace. */
async function print(files: readonly string[], options: Options): Promise<number> {
  const output = new LineOutput()
  let ready = false
  for (const file of files) {
    if (output.isClosed) break
    await replayFile(file, options, (line) => {
      ready ||= line['status'] === 'ready'
      output.write({ ...line, ...whereOf(file, files) })
    })
    await output.drained()
  }
  return ready ? exitCodes.ok : exitCodes.nothing
}

/** Prints the differences from the lines of an earlier replay. */
async function compareWith(
  old: string,
  files: readonly string[],
  options: Options,
): Promise<number> {
  const earlier = new EarlierLines(old, await textOf(old), files)
  const output = new LineOutput()
  let differs = false
  for (const file of files) {
    if (output.isClosed) break
    const now: object[] = []
    await replayFile(file, options, (line) => now.push(line))
    for (const difference of differences(earlier.take(file), now)) {
      differs = true
      output.write({ ...whereOf(file, files), ...difference })
    }
    await output.drained()
  }
  const { left } = earlier
  if (left > 0) writeError(shown`${old} has lines of ${left} traces that were not replayed\n`)
  return differs ? exitCodes.nothing : exitCodes.ok
}

const whereOf = (file: string, files: readonly string[]): object =>
  files.length > 1 ? { trace: file } : {}

/** One line that a replay prints. */
type ReplayLine = Readonly<Record<string, unknown>>

async function replayFile(
  file: string,
  { all, way }: Options,
  onLine: (line: ReplayLine) => void,
): Promise<void> {
  const options = {
    readPicture: besides(file, way),
    ...(all && {
      onOtherScan: (scan, t) => onLine({ ...otherScanFields(scan), t }),
      onDevice: (status, source, t) => onLine({ ...deviceFields(status, source), t }),
    }),
  } satisfies ReplayOptions
  try {
    await replayTrace(
      parseTrace(await textOf(file)),
      (outcome, t) => onLine({ ...outcomeFields(outcome, { mask: false }), t }),
      options,
    )
  } catch (error) {
    if (!(error instanceof TraceError)) throw error
    throw new UsageError(`${file}:${error.line}: ${error.message}`, { cause: error })
  }
}

/** Reads pictures by paths relative to a trace. The first picture loads the decoders. */
function besides(trace: string, way: ReadingWay): ReadPicture {
  let reading: ReturnType<typeof pictureReader> | undefined
  return async (image) => {
    reading ??= pictureReader(way)
    const read = await reading
    try {
      return await read(await readPicture(resolve(dirname(trace), image)))
    } catch (error) {
      if (!(error instanceof PictureError)) throw error
      throw new Error(`${image} ${error.message}. ${error.cure}`, { cause: error })
    }
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'error'
    throw new UsageError(`${file} cannot be read (${code})`, { cause: error })
  }
}
