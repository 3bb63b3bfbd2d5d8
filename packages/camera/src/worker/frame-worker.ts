// The worker's whole program. It is loaded by its address, never imported.
import { newFrameReader } from './new-frame-reader.ts'
import type { FromReader, MessageEnd, ToReader } from './reader-messages.ts'
import { serveFrames } from './serve-frames.ts'

/** The worker's `self`: the DOM types describe a page. */
declare const self: MessageEnd<FromReader, ToReader>

serveFrames(self, newFrameReader)
