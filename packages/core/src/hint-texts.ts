import type { Language } from './cashier-texts.ts'
import { keyboardHints, type KeyboardHint } from './decode/keyboard/keyboard-hints.ts'

/** The words for each `problem.code` of a keyboard's status, in every language: what is wrong, and what to do. */
export const hintTexts: Readonly<Record<Language, Readonly<Record<KeyboardHint, string>>>> = {
  en: keyboardHints,
  zh: {
    'num-lock-off': '数字锁定键（NumLock）已关闭，扫码枪使用小键盘输入。请打开 NumLock。',
    'wide-digits': '输入法正在输入全角数字。请切换到英文输入法。',
    'input-method': '输入法截取了扫码枪的输入。请切换到英文输入法。',
    'wrong-layout': '扫码枪的键盘布局与本机不同。请将扫码枪的键盘国家设置为与本机一致。',
    'no-suffix': '扫码枪在条码后没有发送结束符。请将后缀设置为回车（CR）。',
    'too-slow': '扫码枪输入过慢或有停顿。请将字符间隔设置为 0，或使用 bluetooth 配置。',
  },
}
