/** How far each gap between two presses was off, in ms: planned against stamped by the browser. */
export function gapErrorsMs({ events }, { presses }) {
  const due = events.filter(({ type }) => type === 'keydown').map(({ t }) => t)
  return due.slice(1).map((at, place) => {
    const gapMs = presses[place + 1].at - presses[place].at
    return Math.abs(gapMs - (at - due[place]))
  })
}
