import { virtualTime } from '@paycode/simulator/testing'
import { take } from 'rxjs'
import { electronWedge } from '../../src/electron/index.ts'
import { FakeWebContents } from './fake-web-contents.ts'
import { w1, Window } from './window.ts'

const events = ['before-input-event', 'focus', 'blur', 'destroyed']

test('unsubscribing removes listeners and timers, and gives back what a person typed', () => {
  const { contents, time, subscription } = new Window()
  contents.press('1')
  expect(contents.text).toBe('')
  subscription.unsubscribe()
  expect(contents.text).toBe('1')
  expect(events.map((event) => contents.listenerCount(event))).toEqual([0, 0, 0, 0])
  expect(time.timers).toBe(0)
})

test('a window destroyed in the middle of a scan', () => {
  const window = new Window().scan(w1.slice(0, 9), 8, []).rest(8)
  window.contents.destroy()
  expect(window.reported).toEqual(['(incomplete)'])
  expect(window.isComplete).toBe(true)
  expect(window.states).toEqual(['closed', 'opening', 'open', 'closed'])
  expect(window.time.timers).toBe(0)
  expect(window.rest().contents.page).toEqual([])
})

test('a window destroyed while a digit is held, or by a key that is given back', () => {
  const window = new Window()
  window.contents.press('1')
  window.contents.destroy()
  expect(window.rest().isComplete).toBe(true)

  const closing = new Window()
  closing.contents.on('before-input-event', (_, { type }) => {
    if (type === 'keyUp') closing.contents.destroy()
  })
  closing.contents.press('1')
  expect(closing.rest(45).isComplete).toBe(true)
})

test('a window that is destroyed already', () => {
  const contents = new FakeWebContents(() => 0)
  contents.destroy()
  let isComplete = false
  electronWedge(contents).scans$.subscribe({ complete: () => (isComplete = true) })
  expect(isComplete).toBe(true)
})

test('the focus is the status; a scan that it leaves is incomplete', () => {
  const window = new Window()
  window.contents.blur()
  window.contents.focus()
  window.scan(w1.slice(0, 9), 8, []).contents.blur()
  expect(window.states).toEqual(['closed', 'opening', 'open', 'paused', 'open', 'paused'])
  expect(window.reported).toEqual(['(incomplete)'])
})

test('a scan whose head went to another window is rejected', () => {
  const window = new Window()
  window.contents.blur()
  window.contents.focus()
  window.scan(w1, 8)
  expect(window.reported).toEqual(['(wrong-length)'])
})

test('a window without the focus', () => {
  const time = virtualTime()
  const contents = new FakeWebContents(() => time.now())
  contents.hasFocus = false
  const states: string[] = []
  const { scans$, status$ } = electronWedge(contents, { clock: time, scheduler: time.scheduler })
  const subscription = scans$.subscribe()
  status$.subscribe(({ state }) => states.push(state)).unsubscribe()
  subscription.unsubscribe()
  expect(states).toEqual(['paused'])
})

test('while it is not to read, all goes to the page', () => {
  let isReading = true
  const window = new Window({ isReading: () => isReading })
  window.contents.press('1')
  isReading = false
  window.contents.press('2')
  window.contents.release('1')
  window.contents.release('2')
  const releases = window.contents.page.filter(({ type }) => type === 'keyUp')
  expect(releases.map(({ key }) => key)).toEqual(['1', '2'])
  window.scan(w1, 8).rest()
  expect(window.contents.text).toBe(`12${w1}\r`)
  expect(window.reported).toEqual([])
  isReading = true
  expect(window.scan(w1, 8).reported).toEqual([w1])
})

test('who unsubscribes at a scan loses no key', () => {
  const time = virtualTime()
  const contents = new FakeWebContents(() => time.now())
  const { scans$ } = electronWedge(contents, { clock: time, scheduler: time.scheduler })
  scans$.pipe(take(1)).subscribe()
  for (const key of w1) contents.press(key)
  time.block(500)
  contents.press('7')
  expect(contents.text).toBe('7')
  expect(time.timers).toBe(0)
})

test('the id, and the profile', () => {
  expect(electronWedge(new FakeWebContents(() => 0), { id: 'till-2' }).id).toBe('till-2')
  const window = new Window({ profile: 'fast' }).scan(w1, 80).rest()
  expect(window.reported).not.toContain(w1)
})
