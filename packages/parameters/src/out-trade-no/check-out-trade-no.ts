import { checkOptionNames } from '../options.ts'
import type { OutTradeNoReason } from './out-trade-no-reasons.ts'
import { isMadeOf, outTradeNoRules, type OutTradeNoApi } from './out-trade-no-rules.ts'

export interface CheckOutTradeNoOptions {
  /** The API whose rules apply. Default `v3`: V2 accepts every number that V3 accepts. */
  readonly api?: OutTradeNoApi
}

/** Plain JSON data. `value` is the input, unchanged. */
export type OutTradeNoVerdict =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: OutTradeNoReason }

/**
 * Checks whether a text may be a merchant order number (`outTradeNoRules`). Never trims or repairs.
 *
 * @throws TypeError when `api` is neither `v2` nor `v3`.
 */
export function checkOutTradeNo(
  input: unknown,
  options: CheckOutTradeNoOptions = {},
): OutTradeNoVerdict {
  const { minLength, maxLength, marks } = rulesOf(options)
  if (typeof input !== 'string') return refuse('not-a-string')
  if (input === '') return refuse('empty')
  if (input.length < minLength) return refuse('too-short')
  if (input.length > maxLength) return refuse('too-long')
  return isMadeOf(marks, input) ? { ok: true, value: input } : refuse('illegal-character')
}

function rulesOf(options: CheckOutTradeNoOptions): (typeof outTradeNoRules)[OutTradeNoApi] {
  checkOptionNames<CheckOutTradeNoOptions>('checkOutTradeNo', options, { api: true })
  const { api = 'v3' } = options
  switch (api) {
    case 'v2':
    case 'v3':
      return outTradeNoRules[api]
    default:
      api satisfies never
      throw new TypeError("checkOutTradeNo: api must be 'v2' or 'v3'.")
  }
}

function refuse(reason: OutTradeNoReason): OutTradeNoVerdict {
  return { ok: false, reason }
}
