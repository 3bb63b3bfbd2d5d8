import type { DeviceStatus } from '@paycode/core'

/** The till's window does not have the focus, so the scanner types somewhere else. */
export const notFocused: DeviceStatus = {
  state: 'paused',
  problem: {
    code: 'not-focused',
    words: {
      en: {
        what: 'The till does not have the focus.',
        cure: 'Click into the till, then scan again.',
      },
      zh: { what: '收银页面未获得焦点。', cure: '请先点击收银页面，再扫码。' },
    },
  },
}

/** A field could not be restored to its state before a scan. */
export const fieldNotMended: DeviceStatus['problem'] = {
  code: 'field-not-mended',
  words: {
    en: {
      what: 'Digits of the scan may be left in the field.',
      cure: 'Look at the field, and delete them.',
    },
    zh: { what: '输入框中可能残留扫码数字。', cure: '请检查输入框并删除这些数字。' },
  },
}
