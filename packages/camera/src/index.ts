export type { LuminanceFrame, Point, Region } from './code-128/luminance-frame.ts'
export {
  readPaymentCode128,
  type PaymentCode128,
  type PaymentCode128Options,
} from './code-128/read-payment-code-128.ts'
