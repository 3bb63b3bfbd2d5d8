// Made-up codes, each with a different mask.
export const w1 = '134567890123456789'
export const w2 = '101122334455667788'
export const w3 = '112233445566778890'
export const alipay = '287654321098765432'
export const card = '4111111111111111'
export const product = '6901234567892'

/** Any number of different texts with WeChat Pay's shape. */
export const madeUp = (index: number): string => `14${String(index).padStart(16, '0')}`
