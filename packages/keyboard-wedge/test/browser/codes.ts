// Made-up codes, as a scanner types them.

export const w1 = '134567890123456789'
export const w2 = '130987654321098765'
export const w4 = '144455667788990011'
export const ean = '4006381333931'
