import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { GateMode, Outcome } from '@paycode/core'
import { parseTrace, replayTrace, TraceError, type ReadPicture } from '@paycode/simulator'
import { outcomeFields } from '../outcome-line.ts'
import { LineOutput } from '../output/line-output.ts'
import { parseArguments } from '../parse-arguments.ts'
import { PictureError } from '../pictures/picture-error.ts'
import { pictureReader } from '../pictures/picture-reader.ts'
import { readPicture } from '../pictures/read-picture.ts'
import { exitCodes, UsageError } from '../usage.ts'

/** `paycode replay TRACE…`. */
export async function replay(args: readonly string[]): Promise<number> {
  const { positionals: files } = parseArguments(args, {})
  if (files.length === 0) throw new UsageError('replay needs the file of a trace')
  const output = new LineOutput()
  let ready = false
  for (const file of files) {
    if (output.isClosed) break
    const where = files.length > 1 ? { trace: file } : {}
    await replayFile(file, (outcome, t) => {
      ready ||= outcome.status === 'ready'
      output.write({ ...outcomeFields(outcome, { mask: false }), t, ...where })
    })
    await output.drained()
  }
  return ready ? exitCodes.ok : exitCodes.nothing
}

async function replayFile(
  file: string,
  onOutcome: (outcome: Outcome<GateMode>, t: number) => void,
): Promise<void> {
  try {
    await replayTrace(parseTrace(await textOf(file)), onOutcome, { readPicture: besides(file) })
  } catch (error) {
    if (!(error instanceof TraceError)) throw error
    throw new UsageError(`${file}:${error.line}: ${error.message}`, { cause: error })
  }
}

/** Reads pictures that lie beside a trace. The decoders are loaded with the first of them. */
function besides(trace: string): ReadPicture {
  let reading: ReturnType<typeof pictureReader> | undefined
  return async (image) => {
    reading ??= pictureReader()
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
