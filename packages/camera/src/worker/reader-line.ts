import type { CameraOptions } from '../camera-options.ts'
import type { FromReader, MessageEnd, ToReader } from './reader-messages.ts'
import { serveFrames } from './serve-frames.ts'

/** A line to a reader of frames, wherever that runs. */
export interface ReaderLine extends MessageEnd<ToReader, FromReader> {
  /** The reader is gone, or never came. */
  addEventListener(type: 'message', listener: (event: MessageEvent<FromReader>) => void): void
  addEventListener(type: 'error' | 'messageerror', listener: (event: Event) => void): void
  close(): void
}

/** @throws where the page may have no worker, or not from that address. */
export function workerLine(worker: CameraOptions['worker']): ReaderLine {
  const made = newWorker(worker)
  return Object.assign(made, { close: () => made.terminate() })
}

function newWorker(worker: CameraOptions['worker']): Worker {
  if (typeof worker === 'function') return worker()
  if (worker !== undefined) return new Worker(worker, { type: 'module' })
  // Bundlers look for this very expression, and take the built file.
  return new Worker(new URL('./frame-worker.js', import.meta.url), { type: 'module' })
}

/** A reader in the page itself, on a line like that of a worker. */
export function pageLine(): ReaderLine {
  const { port1, port2 } = new MessageChannel()
  // A page that has a worker does not load the decoders a second time.
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
