import type { EveryLanguage } from '../words.ts'
import type { InputReason } from './rejection.ts'
/** The words for each rejection reason of an input. */
export const inputRefusals: Readonly<Record<InputReason, EveryLanguage>> = {
  incomplete: {
    en: { what: 'Only a part of the code arrived.', cure: 'Scan again, and hold still.' },
    zh: { what: '只收到部分付款码。', cure: '请拿稳后重新扫码。' },
  },
  'typed-by-hand': {
    en: {
      what: 'The code was typed, not scanned.',
      cure: 'Scan it, or use the input for typed codes.',
    },
    zh: { what: '付款码是手动输入的，不是扫码。', cure: '请用扫码枪扫描，或使用手动输入方式。' },
  },
  'held-key': {
    en: {
      what: 'A key was held down.',
      cure: 'Check that nothing lies on the keyboard, and scan again.',
    },
    zh: { what: '有按键被一直按住。', cure: '请检查键盘上是否压着东西，然后重新扫码。' },
  },
  'control-key': {
    en: {
      what: 'Control keys came inside the scan.',
      cure: "Scan the code on the customer's phone only. A label may be made to do harm.",
    },
    zh: {
      what: '扫码内容中夹有控制键。',
      cure: '请只扫描顾客手机上的付款码，该标签可能被人做了手脚。',
    },
  },
  interleaved: {
    en: { what: 'Two scanners read at the same time.', cure: 'Scan again, with one.' },
    zh: { what: '两把扫码枪同时扫码。', cure: '请只用一把重新扫码。' },
  },
  overflow: {
    en: { what: 'Too much data arrived.', cure: 'Check the scanner, and scan again.' },
    zh: { what: '收到的数据太多。', cure: '请检查扫码枪后重新扫码。' },
  },
  'untrusted-input': {
    en: {
      what: 'The digits did not come from a scanner.',
      cure: 'Scan the code instead of pasting it.',
    },
    zh: { what: '这些数字不是扫码枪输入的。', cure: '请扫码，不要粘贴。' },
  },
  'stale-input': {
    en: {
      what: 'The scan arrived much too late.',
      cure: 'Let the customer refresh the code, and scan again.',
    },
    zh: { what: '扫码内容到达太晚。', cure: '请顾客刷新付款码后重新扫码。' },
  },
  'input-method': {
    en: {
      what: 'The input method or NumLock changed the digits.',
      cure: 'Switch the keyboard to English, turn NumLock on, and scan again.',
    },
    zh: {
      what: '输入法或数字锁定键改变了数字。',
      cure: '请切换到英文输入法并打开 NumLock，然后重新扫码。',
    },
  },
  ambiguous: {
    en: { what: 'Two payment codes are in view.', cure: 'Show the camera one phone only.' },
    zh: { what: '画面中有两个付款码。', cure: '请只对准一部手机重新扫码。' },
  },
  'wrong-length': {
    en: {
      what: 'This is not a payment code: it does not have 18 digits.',
      cure: 'Let the customer open the payment code, and scan that.',
    },
    zh: { what: '这不是付款码：不是 18 位数字。', cure: '请顾客打开付款码后再扫。' },
  },
  'doubled-keys': {
    en: {
      what: 'Every character arrived twice.',
      cure: "Scan again. If it stays so, set the scanner's delay between characters a little longer.",
    },
    zh: {
      what: '每个字符都收到了两遍。',
      cure: '请重新扫码；若仍不行，请将扫码枪的字符间隔设置得稍长一些。',
    },
  },
  'damaged-report': {
    en: {
      what: 'What the scanner sent was damaged.',
      cure: 'Scan again. If it stays so, unplug the scanner and plug it in again.',
    },
    zh: {
      what: '扫码枪发来的数据已损坏。',
      cure: '请重新扫码；若仍不行，请拔下扫码枪后重新插上。',
    },
  },
}
