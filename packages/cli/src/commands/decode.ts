import { performance } from 'node:perf_hooks'
import { LineOutput } from '../output/line-output.ts'
import { shown } from '../output/shown.ts'
import { writeError } from '../output/write.ts'
import { parseArguments } from '../parse-arguments.ts'
import { PictureError } from '../pictures/picture-error.ts'
import { pictureReader } from '../pictures/picture-reader.ts'
import { readPicture } from '../pictures/read-picture.ts'
import { readingOptions, readingWay } from '../pictures/reading-way.ts'
import { exitCodes, UsageError } from '../usage.ts'

/** `paycode decode IMAGE…`: the one command that prints what it reads without a mask. */
export async function decode(args: readonly string[]): Promise<number> {
  const { values, positionals: files } = parseArguments(args, {
    ...readingOptions,
    decoder: { type: 'string' },
  })
  if (files.length === 0) throw new UsageError('decode needs the file of a picture')
  const read = await pictureReader(readingWay(values))
  const output = new LineOutput()
  let [isFound, isUnreadable] = [false, false]
  for (const file of files) {
    if (output.isClosed) break
    try {
      const frame = await readPicture(file)
      const startedAt = performance.now()
      const codes = await read(frame)
      const ms = Math.round((performance.now() - startedAt) * 10) / 10
      isFound ||= codes.length > 0
      output.write({ file, codes: codes.map(({ text, symbology }) => ({ text, symbology })), ms })
      await output.drained()
    } catch (error) {
      if (!(error instanceof PictureError)) throw error
      isUnreadable = true
      writeError(shown`paycode: ${file} ${error.message}. ${error.cure}\n`)
    }
  }
  if (isUnreadable) return exitCodes.usage
  return isFound ? exitCodes.ok : exitCodes.nothing
}
