/** Faults in an HID scanner's reports, and what to do about each. */
export const hidHints = {
  'unknown-report-layout': {
    en: {
      what: "The layout of the scanner's reports is not known here.",
      cure: 'Record them (paycode record --input hid FILE) and send the file in; until then set the scanner to another mode: keyboard, HID POS or serial.',
    },
    zh: {
      what: '扫码枪的报告格式未知。',
      cure: '请用 paycode record --input hid 录制后反馈，暂时请将扫码枪设为其他模式（键盘、HID POS 或串口）。',
    },
  },
  'descriptor-wrong': {
    en: {
      what: "The scanner's report descriptor describes another layout than it sends. Its scans are read by its maker's layout.",
      cure: "Install the maker's newest firmware, or set the scanner to keyboard or serial mode.",
    },
    zh: {
      what: '扫码枪的报告描述符与实际发送的数据格式不符，现按厂商格式读取。',
      cure: '请更新扫码枪固件，或将扫码枪设为键盘或串口模式。',
    },
  },
} as const

export type HidHint = keyof typeof hidHints
