export { NotOpenError } from './scanner/opening.ts'
export { ledgerContract } from './contracts/ledger/ledger-contract.ts'
export type {
  LedgerContractOptions,
  Mend,
  OtherKeys,
} from './contracts/ledger/ledger-contract-options.ts'
export type { TestFunction } from './contracts/runner.ts'
export {
  scannerInputContract,
  type ScannerHarness,
  type ScannerInputContractOptions,
} from './contracts/scanner-input-contract.ts'
export type { SimulatedHandle, SimulatedListing, SimulatedNodeSystem } from './hid/fake-node-hid.ts'
export { keyboardProfile } from './hid/keyboard-profile.ts'
export { keyReportsOf, reportsOf, type ReadSymbol } from './hid/reports-of.ts'
export { scannerProfiles, type ScannerKind, type ScannerProfile } from './hid/scanner-profiles.ts'
export type { SentReport, SimulatedHidOptions } from './hid/simulated-device.ts'
export {
  simulatedHidBus,
  type SimulatedHidBus,
  type SimulatedHidBusOptions,
  type SimulatedHidScanner,
} from './hid/simulated-hid-bus.ts'
export type { SimulatedWebDevice, SimulatedWebHid } from './hid/fake-web-hid.ts'
export { byteScrubber, type ByteScrubber } from './recording/byte-scrubber.ts'
export { HidLines, serialLine } from './recording/device-line.ts'
export { digitScrubber } from './recording/digit-scrubber.ts'
export { traceHeader, traceLine, type Delivery } from './recording/trace-line.ts'
export { parseTrace } from './replay/parse-trace.ts'
export type { ReadPicture } from './replay/read-pictures.ts'
export { replayTrace, type ReplayOptions } from './replay/replay-trace.ts'
export { TraceError } from './replay/trace-error.ts'
export type { Trace, TraceEvent, TraceOptions } from './replay/trace-event.ts'
export type {
  SimulatedPortHandle,
  SimulatedPortListing,
  SimulatedSerialport,
} from './serial/fake-serialport.ts'
export type { SimulatedPortOptions } from './serial/simulated-port.ts'
export {
  simulatedSerialBus,
  type SimulatedSerialBus,
  type SimulatedSerialScanner,
} from './serial/simulated-serial-bus.ts'
export type { SimulatedWebPort, SimulatedWebSerial } from './serial/fake-web-serial.ts'
export {
  simulatedCamera,
  type SimulatedCamera,
  type SimulatedCameraOptions,
} from './scanner/simulated-camera.ts'
export {
  simulatedScanner,
  type SimulatedScanner,
  type SimulatedScannerOptions,
} from './scanner/simulated-scanner.ts'
export {
  simulatedWallet,
  type SimulatedWallet,
  type SimulatedWalletOptions,
} from './wallet/simulated-wallet.ts'
