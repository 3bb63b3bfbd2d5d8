/** The most characters one symbol holds: 4 296, a QR of version 40 in alphanumeric mode (ISO/IEC 18004). */
export const longestSymbol = 4_296
