import { PassThrough } from 'node:stream'
import { scannerInputContract } from '@paycode/simulator'
import { lineInput, terminalInput } from '../../src/tty/index.ts'
import { FakeTerminal, turn } from './fake-terminal.ts'

describe('terminal', () => {
  scannerInputContract({
    test,
    create: () => {
      const terminal = new FakeTerminal()
      return {
        input: terminalInput({
          input: terminal.input,
          output: terminal.output,
          clock: terminal.clock,
          scheduler: terminal.scheduler,
        }),
        isOpen: () => terminal.input.isRaw,
        scan: (text) => terminal.send(`${text}\r`),
      }
    },
  })
})

describe('lines', () => {
  scannerInputContract({
    test,
    create: () => {
      const stream = new PassThrough()
      return {
        input: lineInput(stream),
        isOpen: () => stream.listenerCount('data') > 0,
        scan: async (text) => {
          stream.write(`${text}\n`)
          await turn()
        },
      }
    },
  })
})
