import { webHidScanner } from '@paycode/hid/web'

/** What the input has reported, for the test to read. */
const reported: string[] = []
Object.assign(globalThis, { reported })

const input = webHidScanner()
input.scans$.subscribe(({ text, source }) => reported.push(`${source.id} ${text}`))
input.status$.subscribe(({ state, problem }) => reported.push(problem?.code ?? state))
input.devices$.subscribe((devices) => reported.push(`${devices.length} seen`))
