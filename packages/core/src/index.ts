export type { Clock, PlatformAbortSignal } from './platform.ts'
export { schedulerClock, systemClock } from './platform.ts'

export type { DeviceStatus } from './input/device-status.ts'
export type { FocusChange, KeyEvent, Keystroke, PasteEvent, TextEvent } from './input/keystroke.ts'
export {
  numbersReports,
  splitReport,
  type HidClose,
  type HidEvent,
  type HidOpen,
  type HidReport,
  type ReportField,
} from './input/hid-event.ts'
export type { SerialChunk, SerialClose, SerialEvent, SerialOpen } from './input/serial-event.ts'
export type { Source, SourceKind } from './input/source.ts'

export { decodeKeystrokes, type KeystrokeOptions } from './decode/keyboard/decode-keystrokes.ts'
export { decodeFrames, type FrameOptions } from './decode/frames/decode-frames.ts'
export { isPaymentShaped } from './decode/payment-shape.ts'
export type { SeenCode, SeenFrame } from './decode/frames/seen-code.ts'
export { decodeHid, type HidOptions } from './decode/hid/decode-hid.ts'
export { fieldsOfCollections, type WebHidCollection } from './decode/hid/fields-of-collections.ts'
export { hidVendorOf, hidVendors, type HidVendor } from './decode/hid/vendors.ts'
export { parseDescriptor } from './decode/hid/parse-descriptor.ts'
export { usages } from './decode/hid/usages.ts'
export { decodeSerial, type SerialOptions } from './decode/serial/decode-serial.ts'
export type { BurstEnd, Ending } from './decode/keyboard/burst-end.ts'
export type { KeyboardHint } from './decode/keyboard/keyboard-hints.ts'
export { keystrokeDefaults } from './decode/keyboard/keystroke-options.ts'
export { KeystrokeDecoder, type KeystrokeListener } from './decode/keyboard/keystroke-decoder.ts'
export { pace, type Pace, type Typing } from './decode/keyboard/pace.ts'
export { profiles, type Profile } from './decode/keyboard/profiles.ts'
export { strokeOf, type Oddity, type Stroke } from './decode/keyboard/stroke.ts'
export { LineSplitter, type Line } from './decode/lines/line-splitter.ts'
export { readLine } from './decode/lines/read-line.ts'
export { manualInput, type ManualInput } from './decode/manual-input.ts'
export { mask } from './decode/mask.ts'
export { inputReasons, isRejection, type InputReason, type Rejection } from './decode/rejection.ts'
export type { Scan } from './decode/scan.ts'
export { scannerInput, type DeviceReport, type ScannerInput } from './decode/scanner-input.ts'
export { symbologies, symbologyOfAim, type Symbology } from './decode/symbology.ts'

export type { PaymentCode } from './code/payment-code.ts'
export {
  recogniseCodes,
  type AcceptedWallet,
  type CodeReason,
  type CodeRules,
  type Unfit,
} from './code/recognise-codes.ts'

export { claimOnce, type ClaimOptions, type Settled } from './ready/claim-once.ts'
export { CodeCancelledError, CodeExpiredError, CodeTakenError } from './ready/errors.ts'
export { hmacFingerprinter, type Fingerprinter } from './ready/fingerprint.ts'
export { alwaysArmedGate, manualGate, type Gate, type ManualGate } from './ready/gate.ts'
export { holdDuplicates, type HoldOptions } from './ready/hold-duplicates.ts'
export {
  groupCommit,
  type AskedClaim,
  type GroupCommit,
  type GroupCommitOptions,
} from './ready/group-commit.ts'
export { LedgerError, type LedgerProblem } from './ready/ledger-error.ts'
export type { LedgerStatus, WatchedLedger } from './ready/ledger-status.ts'
export { LedgerWatch } from './ready/ledger-watch.ts'
export {
  checkClaim,
  lapsedKeepMs,
  type ClaimAnswer,
  type ClaimTerms,
  type Ledger,
} from './ready/ledger.ts'
export { memoryLedger } from './ready/memory-ledger.ts'
export { passGate } from './ready/pass-gate.ts'
export type { ReadyCode } from './ready/ready-code.ts'
export {
  readyCodes,
  type Outcome,
  type ReadyCodes,
  type ReadyReason,
  type RejectionReason,
} from './ready/ready-codes.ts'
export type { ReadyOptions } from './ready/ready-options.ts'
export { refuseExpired } from './ready/refuse-expired.ts'
export { refuseUsed } from './ready/refuse-used.ts'
export type { SightedCode } from './ready/sighted-code.ts'
export { Sightings, type Sighting, type SightingOptions } from './ready/sightings.ts'

export { cashierTexts, languages, type CashierText, type Language } from './cashier-texts.ts'
export { hintTexts, type Hint } from './hint-texts.ts'
