import type { DeviceStatus } from '@paycode/core'
import { ProblemError, problemOf as problemIn } from '@paycode/core/adapter'

/** The problems of HID devices before a report is read. */
export const hidProblems = {
  'no-scanner': {
    en: {
      what: 'No scanner in HID POS mode is plugged in.',
      cure: 'Plug it in; if it is, scan the setup bar code "USB HID POS" (or "HID bar code scanner") of its manual.',
    },
    zh: {
      what: '未连接 HID POS 模式的扫码枪。',
      cure: '请连接扫码枪；如已连接，请扫描其说明书中的设置码“USB HID POS”（或“HID bar code scanner”）。',
    },
  },
  'keyboard-mode': {
    en: {
      what: 'The scanner is in keyboard mode.',
      cure: 'Scan the setup bar code "USB HID POS" (or "HID bar code scanner") of its manual, or read it as a keyboard (readKeyboards).',
    },
    zh: {
      what: '扫码枪处于键盘模式。',
      cure: '请扫描其说明书中的设置码“USB HID POS”（或“HID bar code scanner”），或将其作为键盘读取（readKeyboards）。',
    },
  },
  'permission-denied': {
    en: {
      what: 'This user may not open the scanner.',
      cure: "Copy @paycode/hid's udev/60-paycode-hid.rules to /etc/udev/rules.d, run `udevadm control --reload-rules`, and plug the scanner in again.",
    },
    zh: {
      what: '当前用户无权打开扫码枪。',
      cure: '请将 @paycode/hid 的 udev/60-paycode-hid.rules 复制到 /etc/udev/rules.d，运行 `udevadm control --reload-rules`，然后重新插拔扫码枪。',
    },
  },
  'libusb-missing': {
    en: {
      what: 'The library libusb-1.0 is missing.',
      cure: 'On Debian and Ubuntu: apt-get install libusb-1.0-0.',
    },
    zh: {
      what: '缺少 libusb-1.0 库。',
      cure: '在 Debian 和 Ubuntu 上请运行：apt-get install libusb-1.0-0。',
    },
  },
  'node-hid-missing': {
    en: {
      what: 'The package node-hid is missing, or has no build for this machine.',
      cure: 'It is an optional dependency: run `npm install node-hid`.',
    },
    zh: {
      what: '缺少软件包 node-hid，或它没有适用于本机的版本。',
      cure: '它是可选依赖：请运行 `npm install node-hid`。',
    },
  },
  'windows-keyboard': {
    en: {
      what: 'Windows lets no program open a keyboard.',
      cure: 'Scan the setup bar code "USB HID POS" of the scanner\'s manual.',
    },
    zh: {
      what: 'Windows 不允许程序打开键盘设备。',
      cure: '请扫描扫码枪说明书中的设置码“USB HID POS”。',
    },
  },
  'input-monitoring': {
    en: {
      what: 'macOS keeps keyboards from programs.',
      cure: 'Allow this one under System Settings, Privacy & Security, Input Monitoring, or set the scanner to HID POS.',
    },
    zh: {
      what: 'macOS 禁止程序读取键盘。',
      cure: '请在“系统设置 › 隐私与安全性 › 输入监控”中允许本程序，或将扫码枪设为 HID POS 模式。',
    },
  },
  'open-failed': {
    en: {
      what: 'The scanner cannot be opened.',
      cure: 'Close other programs that use it, or plug it in again.',
    },
    zh: { what: '无法打开扫码枪。', cure: '请关闭正在使用它的其他程序，或重新插拔。' },
  },
  'webhid-missing': {
    en: {
      what: 'This browser has no WebHID.',
      cure: 'Use Chrome or Edge on a page served by https, or set the scanner to keyboard mode.',
    },
    zh: {
      what: '此浏览器不支持 WebHID。',
      cure: '请使用 Chrome 或 Edge 打开 https 页面，或将扫码枪设为键盘模式。',
    },
  },
  'not-permitted': {
    en: {
      what: 'The page has no permission for a scanner yet.',
      cure: 'Choose it once: call request() from a click.',
    },
    zh: {
      what: '页面尚未获得使用扫码枪的权限。',
      cure: '请选择一次设备：在点击事件中调用 request()。',
    },
  },
} as const

export type HidProblemCode = keyof typeof hidProblems

type DeviceProblem = NonNullable<DeviceStatus['problem']>

/** The problem that a status names. */
export const problemOf = (code: HidProblemCode): DeviceProblem => problemIn(hidProblems, code)

/** Why a platform could not list or open devices. */
export class HidError extends ProblemError<HidProblemCode> {
  override readonly name = 'HidError'

  constructor(code: HidProblemCode, options?: ErrorOptions) {
    super(code, hidProblems[code], options)
  }
}

/** The problem for any thrown error. */
export const problemOfError = (error: unknown): DeviceProblem =>
  problemOf(error instanceof HidError ? error.code : 'open-failed')
