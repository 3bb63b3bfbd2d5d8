import { processorMs } from './processor-ms.mjs'

/**
 * What a decoder says of a frame, and what it cost, or each of its `reads` where it takes several. It is the processor's time that counts: the clock's would tell who
 * else was at work on this machine.
 */
export async function readingOf(decoder, frame) {
  const preparedFrom = processorMs()
  const prepared = decoder.prepare(frame)
  const from = processorMs()
  const found = await decoder.read(prepared)
  const ms = (processorMs() - from) / (decoder.reads ?? 1)
  return { found, prepareMs: from - preparedFrom, ms }
}
