import { paymentCode128 } from '@paycode/reader'

export const library = '@paycode/reader'
export const variants = {
  'Code 128 alone': { says: "the project's reader of payment codes as Code 128", options: {} },
}

const request = { symbologies: ['code-128'], effort: 'light' }

export async function open() {
  const decoder = paymentCode128()
  return { prepare: (frame) => frame, read: (frame) => decoder.decode(frame, request) }
}
