import { webHidScanner } from '@paycode/hid/web'

/** What the input has told, for the test to read. */
const told: string[] = []
Object.assign(globalThis, { told })

const input = webHidScanner()
input.scans$.subscribe(({ text, source }) => told.push(`${source.id} ${text}`))
input.status$.subscribe(({ state, problem }) => told.push(problem?.code ?? state))
input.devices$.subscribe((devices) => told.push(`${devices.length} seen`))
