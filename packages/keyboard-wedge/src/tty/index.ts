export { lineInput, type LineInputOptions } from './line-input.ts'
export { terminalInput, type TerminalInputOptions } from './terminal-input.ts'
