import type { Symbology } from '@paycode/core'

/** The symbologies that wallets show: Code 128 and QR. A GS1-128 is a Code 128 with an FNC1 in front; a reader of one reads both. */
export const walletSymbologies: readonly Symbology[] = ['code-128', 'gs1-128', 'qr']

const grids: readonly Symbology[] = ['qr', 'data-matrix', 'aztec', 'pdf417']

/** The symbologies with edges in two directions. */
export const gridsOf = (symbologies: readonly Symbology[]): Symbology[] =>
  symbologies.filter((symbology) => grids.includes(symbology))

/** The symbologies of bars. */
export const barsOf = (symbologies: readonly Symbology[]): Symbology[] =>
  symbologies.filter((symbology) => !grids.includes(symbology))
