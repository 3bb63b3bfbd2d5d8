import type { InputReason } from '../scan/rejection.ts'
import type { EveryLanguage } from '../words.ts'
import type { CodeReason } from './recognise-codes.ts'
/**
 * The words for each reason why a scan is not a payment code of this till. Reasons that inputs give too are in
 * `inputRefusals`.
 */
export const codeRefusals: Readonly<Record<Exclude<CodeReason, InputReason>, EveryLanguage>> = {
  'not-a-string': {
    en: { what: 'The scanner did not send text.', cure: 'Check how the scanner is connected.' },
    zh: { what: '扫码枪没有发送文字。', cure: '请检查扫码枪的连接方式。' },
  },
  empty: {
    en: { what: 'The scan was empty.', cure: 'Scan again.' },
    zh: { what: '扫码内容为空。', cure: '请重新扫码。' },
  },
  whitespace: {
    en: {
      what: 'There are blanks in the code.',
      cure: 'Scan it instead of typing it, or switch off blanks in the scanner.',
    },
    zh: {
      what: '付款码中有空格。',
      cure: '请用扫码枪扫描，不要手动输入；或关闭扫码枪的空格设置。',
    },
  },
  'non-ascii-digits': {
    en: {
      what: 'The digits came as wide characters.',
      cure: 'Switch the keyboard to English and scan again.',
    },
    zh: { what: '收到的是全角数字。', cure: '请切换到英文输入法后重新扫码。' },
  },
  'illegal-character': {
    en: {
      what: 'This is not a payment code.',
      cure: 'Let the customer open the payment code, and scan that.',
    },
    zh: { what: '这不是付款码。', cure: '请顾客打开付款码后再扫。' },
  },
  'scanned-twice': {
    en: { what: 'The code was read twice in one go.', cure: 'Scan again, once.' },
    zh: { what: '一次读到了两遍付款码。', cure: '请重新扫一次。' },
  },
  'unknown-prefix': {
    en: {
      what: 'These 18 digits are no WeChat Pay code.',
      cure: 'Let the customer open WeChat Pay, Money, and scan that code.',
    },
    zh: { what: '这 18 位数字不是微信付款码。', cure: '请顾客打开微信“收付款”后再扫。' },
  },
  'prefix-not-enabled': {
    en: {
      what: 'This kind of Hong Kong code is not switched on here.',
      cure: 'Ask for another code, or have prefix 160 enabled.',
    },
    zh: { what: '本店未启用这种香港付款码。', cure: '请换一个付款码，或启用 160 开头的付款码。' },
  },
  'region-not-accepted': {
    en: {
      what: 'A Hong Kong wallet cannot pay in this region.',
      cure: 'Ask for another way to pay.',
    },
    zh: { what: '香港钱包不能在本地区付款。', cure: '请顾客换一种付款方式。' },
  },
  'other-wallet': {
    en: {
      what: 'This code belongs to another wallet or card.',
      cure: 'Let the customer show the code of a wallet that is taken here.',
    },
    zh: { what: '这是其他钱包或银行卡的码。', cure: '请顾客出示本店支持的钱包的付款码。' },
  },
  'merchant-code': {
    en: {
      what: 'This is a code that customers scan, not one to be scanned.',
      cure: 'Let the customer open the payment code (Pay), not a collection code.',
    },
    zh: { what: '这是收款码，不是付款码。', cure: '请顾客打开“付款码”，不要出示收款码。' },
  },
  'wrong-symbology': {
    en: {
      what: 'This is a product bar code or another label.',
      cure: "Scan the code on the customer's phone.",
    },
    zh: { what: '这是商品条码或其他标签。', cure: '请扫描顾客手机上的付款码。' },
  },
}
