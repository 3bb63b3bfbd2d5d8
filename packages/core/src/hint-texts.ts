import { byLanguage } from './by-language.ts'
import type { Language } from './cashier-texts.ts'
import { hidHints, type HidHint } from './decode/hid/hid-problems.ts'
import { keyboardHints, type KeyboardHint } from './decode/keyboard/keyboard-hints.ts'
import { serialHints, type SerialHint } from './decode/serial/serial-hints.ts'

/** What a decoder can find wrong with a scanner, or with the keyboard. */
export type Hint = KeyboardHint | HidHint | SerialHint

/** The words for each `problem.code` that a decoder gives, in every language: what is wrong, and what to do. */
export const hintTexts: Readonly<Record<Language, Readonly<Record<Hint, string>>>> = byLanguage(
  'hintTexts',
  {
    en: { ...keyboardHints, ...hidHints, ...serialHints },
    zh: {
      'num-lock-off': '数字锁定键（NumLock）已关闭，扫码枪使用小键盘输入。请打开 NumLock。',
      'wide-digits': '输入法正在输入全角数字。请切换到英文输入法。',
      'input-method': '输入法截取了扫码枪的输入。请切换到英文输入法。',
      'wrong-layout': '扫码枪的键盘布局与本机不同。请将扫码枪的键盘国家设置为与本机一致。',
      'no-suffix': '扫码枪在条码后没有发送结束符。请将后缀设置为回车（CR）。',
      'unknown-report-layout':
        '扫码枪使用了未知的 HID POS 数据格式。请用 paycode record --input hid 录制后反馈，暂时请将扫码枪设为键盘或串口模式。',
      noise: '串口收到的是乱码。请将波特率、数据位和校验位设置为与扫码枪一致。',
      'too-slow': '扫码枪输入过慢或有停顿。请将字符间隔设置为 0，或使用 bluetooth 配置。',
    },
  },
)
