/**
 * Symbologies by the code character of their AIM identifier: `]`, character, modifier. Source: ISO/IEC 15424 as printed
 * in the NCR, Zebra and Opticon manuals. A row with a modifier takes precedence over the bare character. `payment`
 * marks the two symbols that wallets show: WeChat Pay's page shows a Code 128 and a QR; no official page names them,
 * and cashier apps accept only these two.
 */
export const symbologies = [
  { aim: 'C1', symbology: 'gs1-128', payment: false },
  { aim: 'C', symbology: 'code-128', payment: true },
  { aim: 'Q', symbology: 'qr', payment: true },
  { aim: 'E', symbology: 'ean-upc', payment: false },
  { aim: 'e', symbology: 'gs1-databar', payment: false },
  { aim: 'd', symbology: 'data-matrix', payment: false },
  { aim: 'L', symbology: 'pdf417', payment: false },
  { aim: 'z', symbology: 'aztec', payment: false },
  { aim: 'h', symbology: 'han-xin', payment: false },
  { aim: 'A', symbology: 'code-39', payment: false },
  { aim: 'F', symbology: 'codabar', payment: false },
  { aim: 'G', symbology: 'code-93', payment: false },
  { aim: 'I', symbology: 'itf', payment: false },
] as const

export type Symbology = (typeof symbologies)[number]['symbology']

const paymentSymbologies: ReadonlySet<Symbology> = new Set(
  symbologies.filter((row) => row.payment).map((row) => row.symbology),
)

/** Whether a payment code may come in this symbol. */
export const isPaymentSymbology = (symbology: Symbology): boolean =>
  paymentSymbologies.has(symbology)

/** The symbology of an AIM identifier such as `]Q1`; `undefined` where the table has no row (e.g. `]X0`, "other"). */
export function symbologyOfAim(aim: string): Symbology | undefined {
  return symbologies.find((row) => aim.startsWith(`]${row.aim}`))?.symbology
}

/** Most characters in one symbol: a QR of version 40 in alphanumeric mode (ISO/IEC 18004). */
export const maxSymbolCharacters = 4_296
