import { VirtualTimeScheduler } from 'rxjs'
import { PasteCollector } from '../../src/tty/paste-collector.ts'

type Press = readonly [name: string | undefined, text: string, at?: number]

const start: Press = ['paste-start', '']
const end: Press = ['paste-end', '']

/** Takes key presses, by default at 0 ms. Returns the pastes, and the presses that belong to no paste. */
function collect(...presses: readonly Press[]): { pasted: string[]; typed: string[] } {
  const scheduler = new VirtualTimeScheduler()
  const pasted: string[] = []
  const typed: string[] = []
  const paste = new PasteCollector((text) => pasted.push(text), scheduler)
  for (const [name, text, at = 0] of presses) {
    scheduler.maxFrames = at
    scheduler.flush()
    scheduler.frame = at
    if (!paste.take(name, text, at)) typed.push(text)
  }
  scheduler.maxFrames = Infinity
  scheduler.flush()
  return { pasted, typed }
}

test('keys outside a paste are none of its business', () => {
  expect(collect(['1', '1'], [undefined, '-', 1], ['return', '\r', 2])).toEqual({
    pasted: [],
    typed: ['1', '-', '\r'],
  })
})

test('collects what comes between the brackets', () => {
  const inside: Press[] = [
    ['1', '1'],
    ['return', '\r'],
    ['up', ''],
    [undefined, '😀'],
  ]
  expect(collect(start, ...inside, end, ['2', '2', 400])).toEqual({
    pasted: ['1\r😀\n'],
    typed: ['2'],
  })
})

test.each([
  [399, ['1\n2'], []],
  [400, ['1\n'], ['2']],
])('after a rest of %s ms behind its end a paste is over', (rest, pasted, typed) => {
  expect(collect(start, ['1', '1'], end, ['2', '2', rest])).toEqual({ pasted, typed })
})

test('text that closes its own bracket is pasted on, and joins no halves', () => {
  expect(collect(start, ['1', '1'], end, ['2', '2'], end)).toEqual({
    pasted: ['1\n2\n'],
    typed: [],
  })
})

test('a second paste is another one, a start inside is text', () => {
  expect(collect(start, ['1', '1'], end, start, ['2', '2'], end).pasted).toEqual(['1\n', '2\n'])
  expect(collect(start, ['1', '1'], start, ['2', '2'], end).pasted).toEqual(['1\n2\n'])
})

test('an end alone begins a paste: its start was lost', () => {
  expect(collect(end)).toEqual({ pasted: [''], typed: [] })
  expect(collect(end, ['1', '1'])).toEqual({ pasted: ['1'], typed: [] })
})

test('a paste that never ends is handed on after a rest', () => {
  expect(collect(start, ['1', '1'], ['2', '2', 399], ['3', '3', 799])).toEqual({
    pasted: ['12'],
    typed: ['3'],
  })
})

test('keeps no more than 8 192 characters', () => {
  const ones = Array.from({ length: 10_000 }, (): Press => ['1', '1'])
  expect(collect(start, ...ones).pasted).toEqual(['1'.repeat(8_192)])
})

test('a late timer gives no key to the paste before', () => {
  const pasted: string[] = []
  const paste = new PasteCollector((text) => pasted.push(text), new VirtualTimeScheduler())
  paste.take('paste-start', '', 0)
  paste.take('1', '1', 0)
  expect([paste.take('2', '2', 400), pasted]).toEqual([false, ['1']])
})

test('stopped it forgets, and nothing waits', () => {
  const scheduler = new VirtualTimeScheduler()
  const pasted: string[] = []
  const paste = new PasteCollector((text) => pasted.push(text), scheduler)
  paste.take('paste-start', '', 0)
  paste.take('1', '1', 0)
  paste.stop()
  scheduler.flush()
  paste.finish()
  expect(pasted).toEqual([])
})
