export type { SerialInputOptions } from '../serial-input.ts'
export type { LineSettings, UsbPort } from '../serial-platform.ts'
export { serialProblems, type SerialProblemCode } from '../serial-problem.ts'
export type { WebSerial, WebSerialPort, WebSerialReader } from './web-serial.ts'
export {
  webSerialScanner,
  type WebSerialInput,
  type WebSerialScannerOptions,
} from './web-serial-scanner.ts'
