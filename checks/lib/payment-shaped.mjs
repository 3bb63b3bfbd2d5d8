// A payment code is a run of 16 to 24 digits (18 for WeChat Pay); a code scanned twice is a longer one. Any
// script's digits count: the code could be typed off them.
const digits = /\p{Nd}{16,}/gu

/** The runs of digits in a text that could be a payment code. Masked codes are none. */
export const paymentShaped = (text) => text.match(digits) ?? []
