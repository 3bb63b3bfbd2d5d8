// A till with a camera as its only scanner, and a gate that is always open.
import { memoryLedger, readyCodes, type Outcome } from '@paycode/core'
import { camera } from '../../src/index.ts'

/** The outcomes that the page got, without the digits. */
interface Live {
  readonly scans: string[]
  readonly outcomes: string[]
  readonly states: string[]
  readonly faults: string[]
}

declare global {
  var live: Live
  var openCamera: () => void
}

globalThis.live = { scans: [], outcomes: [], states: [], faults: [] }
const { scans, outcomes, states, faults } = globalThis.live

for (const type of ['error', 'unhandledrejection'] as const) {
  addEventListener(type, (event) => faults.push(`page: ${type} ${String(event)}`))
}
// The worker is served with a listener of its own, which reports faults to this channel.
new BroadcastChannel('faults').addEventListener('message', ({ data }) => faults.push(data))

const maskOf = (text: string) => `${text.slice(0, 2)}…${text.slice(-2)}`

const wordOf = (outcome: Outcome<'always-armed'>) =>
  outcome.status === 'ready'
    ? `ready ${maskOf(outcome.code.take())}`
    : `${outcome.reason} ${outcome.masked}`

globalThis.openCamera = () => {
  const input = camera({ worker: '/frame-worker.js', resolution: { width: 640, height: 480 } })
  input.status$.subscribe(({ state, problem }) => states.push(problem?.code ?? state))
  const till = readyCodes([input], { ledger: memoryLedger(), gate: 'always-armed' })
  till.outcomes$.subscribe((outcome) => outcomes.push(wordOf(outcome)))
  input.scans$.subscribe(({ text }) => scans.push(maskOf(text)))
}
