export { lineInput, type LineInputOptions } from './line-input.ts'
export { terminalInput, type TerminalInputOptions } from './terminal-input.ts'
export { terminalKeystrokes, type TerminalOptions } from './terminal-keystrokes.ts'
