import { byLanguage } from './by-language.ts'
import type { Language } from './cashier-texts.ts'
import { hidHints, type HidHint } from '../decode/hid/hid-problems.ts'
import { keyboardHints, type KeyboardHint } from '../decode/keyboard/keyboard-hints.ts'
import { serialHints, type SerialHint } from '../decode/serial/serial-hints.ts'

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
        '扫码枪的报告格式未知。请用 paycode record --input hid 录制后反馈，暂时请将扫码枪设为其他模式（键盘、HID POS 或串口）。',
      'ctrl-stuck': 'Ctrl 键处于按下状态。请按一下 Ctrl 键再松开，并检查键盘上是否压着东西。',
      'alt-stuck': 'Alt 键处于按下状态。请按一下 Alt 键再松开，并检查键盘上是否压着东西。',
      'meta-stuck':
        'Windows 键（或 Command 键）处于按下状态。请按一下再松开，并检查键盘上是否压着东西。',
      'descriptor-wrong':
        '扫码枪的报告描述符与实际发送的数据格式不符，现按厂商格式读取。请更新扫码枪固件，或将扫码枪设为键盘或串口模式。',
      noise: '串口收到的是乱码。请将波特率、数据位和校验位设置为与扫码枪一致。',
      'too-slow': '扫码枪输入过慢或有停顿。请将字符间隔设置为 0，或使用 bluetooth 配置。',
      'constant-prefix':
        "扫码枪在每个条码前都发送相同的字符。请将选项 prefix 设置为该字符（例如 prefix: 'j'），或在扫码枪中关闭前缀。",
      'constant-suffix':
        "扫码枪在每个条码后都发送相同的字符。请将选项 suffix 设置为该字符（例如 suffix: '#'），或在扫码枪中关闭后缀。",
      'wrong-suffix': '扫码枪用不常见的按键或字节结束条码。请将后缀设置为回车（CR）。',
      'suffix-missing':
        '收到的条码后面没有该扫码枪通常发送的回车（CR）。请重新扫码；如仍然出现，请将扫码枪后缀设置为回车（CR）。',
      'wrong-check-byte':
        'ETX 后面的字节不是该条码的校验字节（LRC）。请将数据位和校验位设置为与扫码枪一致，或在扫码枪中关闭校验字节。',
    },
  },
)
