export type { SerialInputOptions } from '../serial-input.ts'
export type { LineSettings, UsbPort } from '../serial-platform.ts'
export { serialProblems, SerialError, type SerialProblemCode } from '../serial-problem.ts'
export type { PortChoice } from './node-platform.ts'
export {
  serialEvents,
  serialPorts,
  serialScanner,
  type SerialScannerOptions,
} from './serial-scanner.ts'
export type { ListedPort, SerialHandle, SerialLibrary } from './serialport.ts'
