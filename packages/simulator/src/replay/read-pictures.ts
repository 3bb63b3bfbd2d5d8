import type { SeenCode } from '@paycode/core/adapter'
import { TraceError } from './trace-error.ts'
import type { Trace } from './trace-event.ts'

/** Reads the codes of a picture. `image` is its name in the trace, relative to the trace's file. */
export type ReadPicture = (image: string) => Promise<readonly SeenCode[]>

export type Pictures = ReadonlyMap<string, readonly SeenCode[]>

/**
 * Reads the pictures of a trace, each once, before the replay, because virtual time cannot wait for real work.
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
