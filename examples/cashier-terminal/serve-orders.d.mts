import type { Language, ReadyCodes } from '@paycode/core'

/** One attempt at a payment. The digits go to the backend and nowhere else. */
export interface Attempt {
  readonly authCode: string
  /** New for each attempt: `newOutTradeNo()`. */
  readonly outTradeNo: string
  readonly orderId: string
  /** Aborts when the time for an answer is over. It does not depend on the code's age. */
  readonly signal: AbortSignal
}

export interface ServeOptions {
  readonly submit: (attempt: Attempt) => Promise<'paid' | 'declined'>
  readonly show: (line: string) => void
  readonly language?: Language
}

export function serveOrders(
  till: Pick<ReadyCodes, 'next'>,
  orders: readonly string[],
  options: ServeOptions,
): Promise<boolean>
