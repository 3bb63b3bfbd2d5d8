// What a till needs. What an adapter's author needs stands in adapter.ts; each name is behind one door only.

export {
  readyCodes,
  type Outcome,
  type ReadyCodes,
  type RejectionReason,
} from './ready/ready-codes.ts'
export type { ReadyOptions } from './ready/ready-options.ts'
export type { GateMode, ReadyCode } from './ready/ready-code.ts'
export type { NextOrder } from './ready/next-code.ts'
export {
  CodeCancelledError,
  CodeExpiredError,
  CodeTakenError,
  TillClosedError,
} from './ready/errors.ts'

export type { Scan } from './decode/scan.ts'
export type { Rejection } from './decode/rejection.ts'
export type { Symbology } from './decode/symbology.ts'
export type { Source, SourceKind } from './input/source.ts'
export type { DeviceStatus } from './input/device-status.ts'
export type { ScannerInput } from './decode/scanner-input.ts'
export { manualInput, type ManualInput } from './decode/manual-input.ts'
export { pushInput, type PushInput } from './decode/push-input.ts'
export type { AcceptedWallet } from './code/accepted-wallets.ts'
export { defineWallet, type DefinedWallet } from '@paycode/parameters'

export type { Ledger } from './ready/ledger.ts'
export { memoryLedger } from './ready/memory-ledger.ts'
export { LedgerError, type LedgerProblem } from './ready/ledger-error.ts'
export type { LedgerStatus, WatchedLedger } from './ready/ledger-status.ts'
export { hmacFingerprinter, type Fingerprinter } from './ready/fingerprint.ts'

export { cashierTexts, languages, type CashierText, type Language } from './cashier-texts.ts'
export { hintTexts, type Hint } from './hint-texts.ts'
