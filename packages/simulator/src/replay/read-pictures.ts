import type { SeenCode } from '@paycode/core/adapter'
import { TraceError } from './trace-error.ts'
import type { Trace } from './trace-event.ts'

/** Reads a picture by its name in the trace, which is relative to the trace's file: what codes it shows. */
export type ReadPicture = (image: string) => Promise<readonly SeenCode[]>

export type Pictures = ReadonlyMap<string, readonly SeenCode[]>

/**
 * Reads the pictures of a trace, each once, before it is replayed: in virtual time nothing can be waited for.
 * @throws {TraceError} at the first `frame` whose picture cannot be read.
 */
export async function readPictures({ events }: Trace, read?: ReadPicture): Promise<Pictures> {
  const pictures = new Map<string, readonly SeenCode[]>()
  for (const event of events) {
    if (event.type !== 'frame' || pictures.has(event.image)) continue
    if (!read) throw new TraceError(event.line, 'there is nothing here to read a picture with')
    try {
      pictures.set(event.image, await read(event.image))
    } catch (error) {
      const message = error instanceof Error ? error.message : 'the picture cannot be read'
      throw new TraceError(event.line, message, { cause: error })
    }
  }
  return pictures
}
