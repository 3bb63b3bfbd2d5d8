export const blocks = {
  '@paycode/simulator': [{ lines: { 'npm install @paycode/simulator @paycode/core rxjs': {} } }],
  'A till without hardware': [{ prints: ['wrong-length', 'A-1 accepted'] }],
  'Time and codes for your own tests': [{ prints: ['1000'] }],
  'HID and serial scanners': [
    { lines: { 'npm install @paycode/hid': {} } },
    { prints: ['A-1 from hid/'] },
  ],
  Traces: [
    {
      before: `
        import { readFileSync } from 'node:fs'
        const text = readFileSync('node_modules/@paycode/simulator/recordings/made-up/hid-boot-keyboard.ndjson', 'utf8')`,
      prints: ['1288 ready'],
    },
  ],
  'Contract suites': [
    {
      replacing: {
        "import { test } from 'node:test' // or the runner you have": `
          import { memoryLedger } from '@paycode/core'
          import { simulatedScanner } from '@paycode/simulator'
          const cases: (() => unknown)[] = []
          const test = (_name: string, run: () => unknown) => void cases.push(run)
          const openMyLedger = async () => memoryLedger()`,
        '({ input, scan, isOpen })': 'newInput()',
      },
      after: `
        function newInput() {
          const input = simulatedScanner()
          return { input, scan: input.scan, isOpen: () => input.isOpen }
        }
        for (const run of cases) await run()
        console.log(cases.length > 10)`,
      prints: ['true'],
    },
  ],
}
