import type { Symbology } from '@paycode/core'

/** What wallets show: Code 128 and QR. A GS1-128 is a Code 128 with a mark in front: who reads one reads the other. */
export const walletSymbologies: readonly Symbology[] = ['code-128', 'gs1-128', 'qr']

const grids: readonly Symbology[] = ['qr', 'data-matrix', 'aztec', 'pdf417']

/** Symbologies with edges in two directions. */
export const gridsOf = (symbologies: readonly Symbology[]): Symbology[] =>
  symbologies.filter((symbology) => grids.includes(symbology))

/** Symbologies of bars. */
export const barsOf = (symbologies: readonly Symbology[]): Symbology[] =>
  symbologies.filter((symbology) => !grids.includes(symbology))
