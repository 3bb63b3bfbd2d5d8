export { alipay, ean, madeUpCode, w1, w2, w3 } from './made-up-codes.ts'
export { settled } from './settled.ts'
export { epoch, virtualTime, type VirtualTime, type VirtualTimeOptions } from './virtual-time.ts'
export { statusLine, watchInput, type WatchedInput } from './watch-input.ts'
