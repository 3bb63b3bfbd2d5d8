// The exports for authors of adapters: of a scanner input, a decoder, a ledger, or a pipeline of their own.

export { ProblemError, problemOf } from './problem.ts'
export { filledWords, type EveryLanguage } from './words.ts'
export { schedulerClock, systemClock, type Clock } from './platform.ts'

export { checkOptionNames } from '@paycode/parameters'

export type { FocusChange, KeyEvent, Keystroke, TextEvent } from './input/keystroke.ts'
export {
  numbersReports,
  splitReport,
  type HidEvent,
  type HidOpen,
  type HidReport,
  type ReportField,
} from './input/hid-event.ts'
export type { SerialEvent } from './input/serial-event.ts'

export { Heartbeat } from './scan/heartbeat.ts'
export { Retry } from './scan/retry.ts'
export { scannerInput, type DeviceReport } from './scan/scanner-input.ts'
export { isRejection, type InputReason } from './scan/rejection.ts'
export { mask } from './scan/mask.ts'
export { symbologies, symbologyOfAim } from './scan/symbology.ts'
export { isPaymentShaped } from './decode/payment-shape.ts'

export { decodeFrames, type FrameOptions } from './decode/frames/decode-frames.ts'
export type { SeenCode, SeenFrame } from './decode/frames/seen-code.ts'
export { decodeHid, type HidOptions } from './decode/hid/decode-hid.ts'
export { fieldsOfCollections, type WebHidCollection } from './decode/hid/fields-of-collections.ts'
export { hidVendorOf, hidVendors } from './decode/hid/vendors.ts'
export { parseDescriptor } from './decode/hid/parse-descriptor.ts'
export { usages } from './decode/hid/usages.ts'
export { decodeKeystrokes, type KeystrokeOptions } from './decode/keyboard/decode-keystrokes.ts'
export type { BurstEnd } from './decode/keyboard/burst-end.ts'
export { KeyWait } from './decode/keyboard/key-wait.ts'
export { keystrokeDefaults } from './decode/keyboard/keystroke-options.ts'
export { KeystrokeDecoder } from './decode/keyboard/keystroke-decoder.ts'
export { pace } from './decode/keyboard/pace.ts'
export { strokeOf, type Stroke } from './decode/keyboard/stroke.ts'
export { LineSplitter, type Line } from './decode/lines/line-splitter.ts'
export { readLine } from './decode/lines/read-line.ts'
export { decodeSerial, type SerialOptions } from './decode/serial/decode-serial.ts'

export type { PaymentCode } from './code/payment-code.ts'
export {
  recogniseCodes,
  type CodeReason,
  type CodeRules,
  type Unfit,
} from './code/recognise-codes.ts'

// The stages of `readyCodes`, for other pipelines.
export { Sightings, type Sighting, type SightingOptions } from './ready/sightings.ts'
export type { SightedCode } from './ready/sighted-code.ts'
export { holdDuplicates, type HoldOptions } from './ready/hold-duplicates.ts'
export { limitRefusals, type LimitOptions } from './ready/limit-refusals.ts'
export { alwaysArmedGate, manualGate, type Gate, type ManualGate } from './ready/gate.ts'
export { passGate } from './ready/pass-gate.ts'
export { refuseUsed } from './ready/refuse-used.ts'
export { refuseExpired } from './ready/refuse-expired.ts'
export { claimOnce, type ClaimOptions, type Settled } from './ready/claim-once.ts'

export { checkClaim, lapsedKeepMs, type ClaimAnswer, type ClaimTerms } from './ledger/ledger.ts'
export { LedgerWatch } from './ledger/ledger-watch.ts'
export { agreeOnKeys } from './ledger/agree-on-keys.ts'
export { groupCommit, type AskedClaim } from './ledger/group-commit.ts'
