// The exports for tills. Those for authors of adapters are in adapter.ts; each name is exported by one of the two only.

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

export type { Scan } from './scan/scan.ts'
export type { Rejection } from './scan/rejection.ts'
export type { Symbology } from './scan/symbology.ts'
export type { Source, SourceKind } from './scan/source.ts'
export type { DeviceStatus } from './scan/device-status.ts'
export type { ScannerInput } from './scan/scanner-input.ts'
export { manualInput, type ManualInput } from './scan/manual-input.ts'
export { pushInput, type PushInput } from './scan/push-input.ts'
export type { AcceptedWallet } from './code/accepted-wallets.ts'
export { defineWallet, type DefinedWallet } from '@paycode/parameters'

export type { Ledger } from './ledger/ledger.ts'
export { memoryLedger } from './ledger/memory-ledger.ts'
export { LedgerError, type LedgerProblem } from './ledger/ledger-error.ts'
export type { LedgerStatus, WatchedLedger } from './ledger/ledger-status.ts'
export { hmacFingerprinter, type Fingerprinter } from './ledger/fingerprint.ts'

export { cashierTexts } from './texts/cashier-texts.ts'
export { languages, sentences, type Language, type Words } from './words.ts'
export type { Problem } from './problem.ts'
