import { processorMs } from './processor-ms.mjs'

/**
 * A decoder's result for a frame, and its cost, or one cost for each of its `reads` if it takes several. The cost is processor
 * time, since wall-clock time depends on what else runs on this machine.
 */
export async function readingOf(decoder, frame) {
  const preparedFrom = processorMs()
  const prepared = decoder.prepare(frame)
  const from = processorMs()
  const found = await decoder.read(prepared)
  const ms = (processorMs() - from) / (decoder.reads ?? 1)
  return { found, prepareMs: from - preparedFrom, ms }
}
