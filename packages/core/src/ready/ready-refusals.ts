import type { EveryLanguage } from '../words.ts'

/** Why a valid payment code is not handed out. */
export type ReadyReason =
  | 'not-armed'
  | 'attempt-in-progress'
  | 'expired'
  | 'already-used'
  | 'ledger-unavailable'
/** The words for each reason why a valid payment code is not handed out. */
export const readyRefusals: Readonly<Record<ReadyReason, EveryLanguage>> = {
  'not-armed': {
    en: { what: 'No order is waiting for a payment.', cure: 'Choose the order first, then scan.' },
    zh: { what: '当前没有待付款的订单。', cure: '请先选择订单，再扫码。' },
  },
  'attempt-in-progress': {
    en: {
      what: 'A payment for this order is under way.',
      cure: 'Do not scan again. Wait for the result.',
    },
    zh: { what: '该订单正在付款中。', cure: '请勿重复扫码，等待付款结果。' },
  },
  expired: {
    en: {
      what: 'The code is too old.',
      cure: 'Let the customer refresh the code, and scan the new one.',
    },
    zh: { what: '付款码已过期。', cure: '请顾客刷新付款码后再扫。' },
  },
  'already-used': {
    en: {
      what: 'This code was used before.',
      cure: 'Let the customer refresh the code, and scan the new one.',
    },
    zh: { what: '付款码已经使用过。', cure: '请顾客刷新付款码后再扫。' },
  },
  'ledger-unavailable': {
    en: {
      what: 'The till cannot check whether the code was used.',
      cure: 'Ask for a new code, and scan that. If it stays so, call support.',
    },
    zh: {
      what: '暂时无法确认付款码是否已使用。',
      cure: '请顾客刷新付款码后重试；若仍不行，请联系技术支持。',
    },
  },
}
