/** Made-up WeChat Pay codes. Each has a different mask. */
export const w1 = '134567890123456789'
export const w2 = '101122334455667788'
export const w3 = '112233445566778890'

/** A made-up code with Alipay's shape. */
export const alipay = '287654321098765432'

/** An EAN-13 with a valid check digit: a product, not a payment code. */
export const ean = '6901234567892'

/** A made-up WeChat Pay code for each whole number from 0 on. */
export const madeUpCode = (index: number): string => `14${String(index).padStart(16, '0')}`
