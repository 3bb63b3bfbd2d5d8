import { byLanguage } from './by-language.ts'
import type { RejectionReason } from '../ready/ready-codes.ts'

/** The languages that cashier texts exist in. `zh` is Simplified Chinese. */
export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]

/** What happened, and what to do now: two short sentences for a cashier with a queue. */
export interface CashierText {
  readonly what: string
  readonly cure: string
}

/**
 * A text for every reason a scan can be refused for, in every language.
 * @throws {TypeError} for a language that there is not, as in `cashierTexts.fr`.
 */
export const cashierTexts: Readonly<
  Record<Language, Readonly<Record<RejectionReason, CashierText>>>
> = byLanguage('cashierTexts', {
  en: {
    'not-a-string': {
      what: 'The scanner did not send text.',
      cure: 'Check how the scanner is connected.',
    },
    empty: { what: 'The scan was empty.', cure: 'Scan again.' },
    whitespace: {
      what: 'There are blanks in the code.',
      cure: 'Scan it instead of typing it, or switch off blanks in the scanner.',
    },
    'non-ascii-digits': {
      what: 'The digits came as wide characters.',
      cure: 'Switch the keyboard to English and scan again.',
    },
    'illegal-character': {
      what: 'This is not a payment code.',
      cure: 'Let the customer open the payment code, and scan that.',
    },
    'wrong-length': {
      what: 'This is not a payment code: it does not have 18 digits.',
      cure: 'Let the customer open the payment code, and scan that.',
    },
    'scanned-twice': {
      what: 'The code was read twice in one go.',
      cure: 'Scan again, once.',
    },
    'unknown-prefix': {
      what: 'These 18 digits are no WeChat Pay code.',
      cure: 'Let the customer open WeChat Pay, Money, and scan that code.',
    },
    'prefix-not-enabled': {
      what: 'This kind of Hong Kong code is not switched on here.',
      cure: 'Ask for another code, or have prefix 160 enabled.',
    },
    'region-not-accepted': {
      what: 'A Hong Kong wallet cannot pay in this region.',
      cure: 'Ask for another way to pay.',
    },
    'other-wallet': {
      what: 'This code belongs to another wallet or card.',
      cure: 'Let the customer show the code of a wallet that is taken here.',
    },
    'merchant-code': {
      what: 'This is a code that customers scan, not one to be scanned.',
      cure: 'Let the customer open the payment code (Pay), not a collection code.',
    },
    'wrong-symbology': {
      what: 'This is a product bar code or another label.',
      cure: "Scan the code on the customer's phone.",
    },
    'not-armed': {
      what: 'No order is waiting for a payment.',
      cure: 'Choose the order first, then scan.',
    },
    'attempt-in-progress': {
      what: 'A payment for this order is under way.',
      cure: 'Do not scan again. Wait for the result.',
    },
    expired: {
      what: 'The code is too old.',
      cure: 'Let the customer refresh the code, and scan the new one.',
    },
    'already-used': {
      what: 'This code was used before.',
      cure: 'Let the customer refresh the code, and scan the new one.',
    },
    'ledger-unavailable': {
      what: 'The till cannot check whether the code was used.',
      cure: 'Ask for a new code, and scan that. If it stays so, call support.',
    },
    incomplete: {
      what: 'Only a part of the code arrived.',
      cure: 'Scan again, and hold still.',
    },
    'typed-by-hand': {
      what: 'The code was typed, not scanned.',
      cure: 'Scan it, or use the input for typed codes.',
    },
    'held-key': {
      what: 'A key was held down.',
      cure: 'Check that nothing lies on the keyboard, and scan again.',
    },
    'control-key': {
      what: 'Control keys came inside the scan.',
      cure: "Scan the code on the customer's phone only. A label may be made to do harm.",
    },
    interleaved: {
      what: 'Two scanners read at the same time.',
      cure: 'Scan again, with one.',
    },
    ambiguous: {
      what: 'Two payment codes are in view.',
      cure: 'Show the camera one phone only.',
    },
    overflow: {
      what: 'Too much data arrived.',
      cure: 'Check the scanner, and scan again.',
    },
    'untrusted-input': {
      what: 'The digits did not come from a scanner.',
      cure: 'Scan the code instead of pasting it.',
    },
    'stale-input': {
      what: 'The scan arrived much too late.',
      cure: 'Let the customer refresh the code, and scan again.',
    },
    'input-method': {
      what: 'The input method or NumLock changed the digits.',
      cure: 'Switch the keyboard to English, turn NumLock on, and scan again.',
    },
    'doubled-keys': {
      what: 'Every character arrived twice.',
      cure: "Scan again. If it stays so, set the scanner's delay between characters a little longer.",
    },
    'damaged-report': {
      what: 'What the scanner sent was damaged.',
      cure: 'Scan again. If it stays so, unplug the scanner and plug it in again.',
    },
  },
  zh: {
    'not-a-string': { what: '扫码枪没有发送文字。', cure: '请检查扫码枪的连接方式。' },
    empty: { what: '扫码内容为空。', cure: '请重新扫码。' },
    whitespace: {
      what: '付款码中有空格。',
      cure: '请用扫码枪扫描，不要手动输入；或关闭扫码枪的空格设置。',
    },
    'non-ascii-digits': { what: '收到的是全角数字。', cure: '请切换到英文输入法后重新扫码。' },
    'illegal-character': { what: '这不是付款码。', cure: '请顾客打开付款码后再扫。' },
    'wrong-length': { what: '这不是付款码：不是 18 位数字。', cure: '请顾客打开付款码后再扫。' },
    'scanned-twice': { what: '一次读到了两遍付款码。', cure: '请重新扫一次。' },
    'unknown-prefix': {
      what: '这 18 位数字不是微信付款码。',
      cure: '请顾客打开微信“收付款”后再扫。',
    },
    'prefix-not-enabled': {
      what: '本店未启用这种香港付款码。',
      cure: '请换一个付款码，或启用 160 开头的付款码。',
    },
    'region-not-accepted': { what: '香港钱包不能在本地区付款。', cure: '请顾客换一种付款方式。' },
    'other-wallet': {
      what: '这是其他钱包或银行卡的码。',
      cure: '请顾客出示本店支持的钱包的付款码。',
    },
    'merchant-code': {
      what: '这是收款码，不是付款码。',
      cure: '请顾客打开“付款码”，不要出示收款码。',
    },
    'wrong-symbology': { what: '这是商品条码或其他标签。', cure: '请扫描顾客手机上的付款码。' },
    'not-armed': { what: '当前没有待付款的订单。', cure: '请先选择订单，再扫码。' },
    'attempt-in-progress': { what: '该订单正在付款中。', cure: '请勿重复扫码，等待付款结果。' },
    expired: { what: '付款码已过期。', cure: '请顾客刷新付款码后再扫。' },
    'already-used': { what: '付款码已经使用过。', cure: '请顾客刷新付款码后再扫。' },
    'ledger-unavailable': {
      what: '暂时无法确认付款码是否已使用。',
      cure: '请顾客刷新付款码后重试；若仍不行，请联系技术支持。',
    },
    incomplete: { what: '只收到部分付款码。', cure: '请拿稳后重新扫码。' },
    'typed-by-hand': {
      what: '付款码是手动输入的，不是扫码。',
      cure: '请用扫码枪扫描，或使用手动输入方式。',
    },
    'held-key': { what: '有按键被一直按住。', cure: '请检查键盘上是否压着东西，然后重新扫码。' },
    'control-key': {
      what: '扫码内容中夹有控制键。',
      cure: '请只扫描顾客手机上的付款码，该标签可能被人做了手脚。',
    },
    interleaved: { what: '两把扫码枪同时扫码。', cure: '请只用一把重新扫码。' },
    ambiguous: { what: '画面中有两个付款码。', cure: '请只对准一部手机重新扫码。' },
    overflow: { what: '收到的数据太多。', cure: '请检查扫码枪后重新扫码。' },
    'untrusted-input': { what: '这些数字不是扫码枪输入的。', cure: '请扫码，不要粘贴。' },
    'stale-input': { what: '扫码内容到达太晚。', cure: '请顾客刷新付款码后重新扫码。' },
    'input-method': {
      what: '输入法或数字锁定键改变了数字。',
      cure: '请切换到英文输入法并打开 NumLock，然后重新扫码。',
    },
    'doubled-keys': {
      what: '每个字符都收到了两遍。',
      cure: '请重新扫码；若仍不行，请将扫码枪的字符间隔设置得稍长一些。',
    },
    'damaged-report': {
      what: '扫码枪发来的数据已损坏。',
      cure: '请重新扫码；若仍不行，请拔下扫码枪后重新插上。',
    },
  },
})
