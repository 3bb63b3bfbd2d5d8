import fc from 'fast-check'
import { inspect } from 'node:util'
import { parseTrace, replayTrace } from '../../src/index.ts'

const secret = fc.stringMatching(/^[0-9]{6,24}$/)
/** A key, a value, a piece of JSON: places of a code in a damaged trace. */
const places: readonly ((code: string) => string)[] = [
  (code) => code,
  (code) => `"${code}"`,
  (code) => `{"${code}":1}`,
  (code) => `{"t":${code}`,
  (code) => `{"t":"${code}"}`,
  (code) => `{"t":0,"d":"${code}"}`,
  (code) => `{"t":0,"type":"${code}"}`,
  (code) => `{"t":0,"type":"hid ${code}"}`,
  (code) => `{"t":0,"type":"serial","text":"${code}"}`,
  (code) => `{"t":0,"type":"keydown","key":${code}}`,
  (code) => `{"t":0,"type":"keydown","keyCode":"${code}"}`,
  (code) => `{"t":0,"type":"arm","order":${code}}`,
  (code) => `{"t":0,"type":"arm","order":"${code}"}\n{"t":1,"type":"arm","order":"${code}"}`,
  (code) => `{"t":0,"type":"wall-clock","shiftMs":"${code}"}`,
  (code) => `{"t":0,"type":"sleep","ms":-${code}}`,
]
const headers: readonly ((code: string) => string)[] = [
  () => '{"paycode-trace":1}',
  (code) => `{"paycode-trace":${code}}`,
  (code) => `{"paycode-trace":1,"options":"${code}"}`,
  (code) => `{"paycode-trace":1,"options":{"${code}":1}}`,
  (code) => `{"paycode-trace":1,"options":{"x${code}":1}}`,
  (code) => `{"paycode-trace":1,"options":{"gate":"${code}"}}`,
  (code) => `{"paycode-trace":1,"options":{"region":"${code}"}}`,
  (code) => `{"paycode-trace":1,"options":{"accept":["${code}"]}}`,
  (code) => `{"paycode-trace":1,"options":{"ledger":${code}}}`,
]

/** The error and its causes as a logger would print them, without the stack. */
function shown(error: unknown): string {
  const causes: string[] = []
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    causes.push(at.message, inspect({ ...at, cause: undefined, stack: undefined, line: undefined }))
  }
  return causes.join('\n')
}

test('no error repeats a digit string of the trace', async () => {
  let faults = 0
  await fc.assert(
    fc.asyncProperty(
      secret,
      fc.constantFrom(...headers),
      fc.constantFrom(...places),
      async (code, header, place) => {
        let fault: unknown
        try {
          await replayTrace(parseTrace(`${header(code)}\n${place(code)}\n`), () => {})
        } catch (error) {
          fault = error
        }
        if (fault === undefined) return
        faults += 1
        expect(shown(fault)).not.toMatch(/[0-9]{5}/)
      },
    ),
    { numRuns: 1_000 },
  )
  expect(faults).toBeGreaterThan(800)
})

test.each(places.map((place) => [place('134567890123456789')]))('%s is an error', async (line) => {
  const text = `{"paycode-trace":1}\n${line}\n`
  await expect((async () => replayTrace(parseTrace(text), () => {}))()).rejects.toMatchObject({
    code: 'malformed-trace',
    line: line.includes('\n') ? 3 : 2,
  })
})
