// The page of these tests: it keeps what it hears.
import type { LoggedKey } from './key-log.ts'

const keys: LoggedKey[] = []
Object.assign(globalThis, { keys })
addEventListener('keydown', (event) => {
  const { key, code, keyCode, timeStamp, isTrusted, repeat, ctrlKey } = event
  keys.push({ key, code, keyCode, timeStamp, isTrusted, repeat, ctrlKey })
  // Ctrl+J would open the browser's own page of downloads.
  if (ctrlKey) event.preventDefault()
})
document.querySelector('input')?.focus()
