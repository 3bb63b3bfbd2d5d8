import type { DeviceStatus } from '@paycode/core'
import { ProblemError, problemOf } from '@paycode/core/adapter'

/** The problems of a serial port before a byte is read. */
export const serialProblems = {
  'no-port': {
    en: {
      what: 'The port is not there.',
      cure: 'Plug the scanner in; if it is, scan the setup bar code "USB serial" (or "virtual COM port") of its manual.',
    },
    zh: {
      what: '找不到该串口。',
      cure: '请连接扫码枪；如已连接，请扫描其说明书中的设置码“USB serial”（或“virtual COM port”，虚拟串口）。',
    },
  },
  'permission-denied': {
    en: {
      what: 'This user may not open the port.',
      cure: 'On Linux: `sudo usermod -aG dialout $USER`, and log in again.',
    },
    zh: {
      what: '当前用户无权打开该串口。',
      cure: '在 Linux 上请运行 `sudo usermod -aG dialout $USER`，然后重新登录。',
    },
  },
  'port-in-use': {
    en: { what: 'Another program has the port open.', cure: 'Close it.' },
    zh: { what: '串口被其他程序占用。', cure: '请关闭该程序。' },
  },
  'no-serial-port': {
    en: {
      what: 'What is there under this name is no serial port.',
      cure: 'Name the port of the scanner.',
    },
    zh: { what: '该名称对应的不是串口。', cure: '请指定扫码枪的串口。' },
  },
  'serialport-missing': {
    en: {
      what: 'The package serialport is missing, or has no build for this machine.',
      cure: 'It is an optional dependency: run `npm install serialport`.',
    },
    zh: {
      what: '缺少软件包 serialport，或它没有适用于本机的版本。',
      cure: '它是可选依赖：请运行 `npm install serialport`。',
    },
  },
  'udevadm-missing': {
    en: {
      what: 'Ports cannot be found by their USB ids without udevadm.',
      cure: 'On Debian and Ubuntu: apt-get install udev; or name the port by its path.',
    },
    zh: {
      what: '没有 udevadm，无法按 USB 编号查找串口。',
      cure: '在 Debian 和 Ubuntu 上请运行 apt-get install udev；或直接指定串口路径。',
    },
  },
  'open-failed': {
    en: { what: 'The port cannot be opened.', cure: 'Plug the scanner in again.' },
    zh: { what: '无法打开串口。', cure: '请重新插拔扫码枪。' },
  },
  'webserial-missing': {
    en: {
      what: 'This browser has no Web Serial.',
      cure: 'Use Chrome or Edge on a page served by https, or set the scanner to keyboard mode.',
    },
    zh: {
      what: '此浏览器不支持 Web Serial。',
      cure: '请使用 Chrome 或 Edge 打开 https 页面，或将扫码枪设为键盘模式。',
    },
  },
  'not-permitted': {
    en: {
      what: 'The page has no permission for a port yet.',
      cure: 'Choose it once: call request() from a click.',
    },
    zh: {
      what: '页面尚未获得使用串口的权限。',
      cure: '请选择一次串口：在点击事件中调用 request()。',
    },
  },
} as const

export type SerialProblemCode = keyof typeof serialProblems

/** The status for a problem. A missing port is `lost`, not `unavailable`: it may still come. */
export function statusOfProblem(code: SerialProblemCode): DeviceStatus {
  const isAbsent = code === 'no-port' || code === 'not-permitted'
  return { state: isAbsent ? 'lost' : 'unavailable', problem: problemOf(serialProblems, code) }
}

/** Why a port could not be found or opened. */
export class SerialError extends ProblemError<SerialProblemCode> {
  override readonly name = 'SerialError'

  constructor(code: SerialProblemCode, options?: ErrorOptions) {
    super(code, serialProblems[code], options)
  }
}
