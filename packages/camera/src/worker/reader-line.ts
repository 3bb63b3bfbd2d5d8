import type { CameraOptions } from '../camera-options.ts'
import type { FromReader, MessageEnd, ToReader } from './reader-messages.ts'
import { serveFrames } from './serve-frames.ts'

/** A line to a reader of frames, in a worker or in the page. */
export interface ReaderLine extends MessageEnd<ToReader, FromReader> {
  /** An error means that the reader is gone, or was never loaded. */
  addEventListener(type: 'message', listener: (event: MessageEvent<FromReader>) => void): void
  addEventListener(type: 'error' | 'messageerror', listener: (event: Event) => void): void
  close(): void
}

/** Starts the worker. @throws when the page may have no worker, or none from that address. */
export function workerLine(worker: CameraOptions['worker']): ReaderLine {
  const made = newWorker(worker)
  return Object.assign(made, { close: () => made.terminate() })
}

function newWorker(worker: CameraOptions['worker']): Worker {
  if (typeof worker === 'function') return worker()
  if (worker !== undefined) return new Worker(worker, { type: 'module' })
  // Bundlers search for exactly this expression to include the built file.
  return new Worker(new URL('./frame-worker.js', import.meta.url), { type: 'module' })
}

/** A reader in the page itself, with the same line as a worker. */
export function pageLine(): ReaderLine {
  const { port1, port2 } = new MessageChannel()
  // Loaded only here, so that a page with a worker does not load the decoders twice.
  serveFrames(port2, async (settings) => {
    const { newFrameReader } = await import('./new-frame-reader.ts')
    return newFrameReader(settings)
  })
  port1.start()
  port2.start()
  return Object.assign(port1, {
    close() {
      port1.postMessage({ type: 'close' } satisfies ToReader)
      MessagePort.prototype.close.call(port1)
    },
  })
}
