import { families } from './families.mjs'
import { seededRandom } from './random.mjs'
import { TraceWriter } from './trace-writer.mjs'

const seed = 20_261_122

/** All families in their shares, in an order that mixes them: the first N are a fair sample. The same on every run. */
export function generateTraces() {
  const random = seededRandom(seed)
  const traces = families.flatMap(({ name, share, write }) =>
    Array.from({ length: share }, (_, place) => {
      const writer = new TraceWriter()
      write(writer, random)
      // In every other trace a field of a form has the focus, else nothing has.
      const isFocused = place % 2 === 0
      return { name: `${name} ${place + 1}`, family: name, isFocused, ...writer.end() }
    }),
  )
  return random.shuffled(traces)
}
