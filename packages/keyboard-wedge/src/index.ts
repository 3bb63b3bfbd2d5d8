export { keyboardWedge, type KeyboardWedgeOptions } from './page/keyboard-wedge.ts'
export { pageKeystrokes } from './page/page-keystrokes.ts'
