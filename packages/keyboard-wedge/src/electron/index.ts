export { electronWedge, type ElectronWedgeOptions } from './electron-wedge.ts'
export type { KeyInput, KeyInputEvent, SentKey, WebContentsLike } from './web-contents.ts'
