// Runs in the page: a wedge, and notes of what the wedge reads and of the events that reach the page.
import { keyboardWedge } from '@paycode/keyboard-wedge'
import { Subscription } from 'rxjs'
import { fieldInFocus, select } from './field-in-focus.ts'
import type { Seen, TillScope } from './seen.ts'

/** Opens a wedge, with a listener added before it and others after it, and shares what they see. */
export function watchTill(): void {
  const scans: string[] = []
  const lagsMs: number[] = []
  const refused: string[] = []
  const statuses: string[] = []
  const clicks: string[] = []
  const presses: KeyboardEvent[] = []
  const heard: string[] = []
  const inputs: string[] = []
  const faults: string[] = []
  const counts = { submits: 0, released: 0 }
  let deliveredAt = 0

  const notePress = (event: KeyboardEvent): void => {
    if (event.type === 'keyup') counts.released += 1
    else presses.push(event)
    deliveredAt = performance.now()
  }
  addEventListener('keydown', notePress, true)
  addEventListener('keyup', notePress, true)
  addEventListener('error', ({ message }) => faults.push(message))
  addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)))

  const { tillOptions } = globalThis as Partial<TillScope>
  const wedge = keyboardWedge(tillOptions)
  wedge.status$.subscribe(({ state, problem }) => {
    statuses.push(problem ? `${state} ${problem.code}` : state)
  })
  let listening = new Subscription()
  const open = (): void => {
    listening = new Subscription()
    listening.add(
      wedge.scans$.subscribe(({ text }) => {
        scans.push(text)
        lagsMs.push(performance.now() - deliveredAt)
        // Lets a test act as a till that reacts at once.
        dispatchEvent(new Event('till-scan'))
      }),
    )
    listening.add(wedge.rejections$.subscribe(({ reason }) => refused.push(reason)))
  }
  open()

  addEventListener('keydown', ({ key }) => heard.push(`down ${key}`), true)
  addEventListener('keyup', ({ key }) => heard.push(`up ${key}`), true)
  addEventListener('input', (event) => {
    const { inputType, data } = event
    inputs.push(`${inputType} ${data}`)
  })
  addEventListener('submit', (event) => {
    event.preventDefault()
    counts.submits += 1
  })
  addEventListener('click', ({ target }) => clicks.push((target as Element).id))

  const seen = (): Seen => ({
    ...{ scans, lagsMs, refused, statuses, clicks, heard, inputs, faults, ...counts },
    pressed: presses.map(({ key, timeStamp, defaultPrevented }) => ({
      ...{ key, at: timeStamp, isPrevented: defaultPrevented },
    })),
  })
  const till = { open, close: () => listening.unsubscribe() }
  const scope: TillScope = { seen, notePress, fieldInFocus, select, till }
  Object.assign(globalThis, scope)
}
