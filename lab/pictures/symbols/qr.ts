import bwip from 'bwip-js/node'

export interface QrModules {
  /** Modules along a side. */
  readonly size: number
  /** Row by row, 1 is dark. */
  readonly dark: readonly number[]
}

const drawn = new Map<string, QrModules>()

/** The smallest QR that holds the text with correction level M: version 1 for 18 digits. */
export function qr(text: string): QrModules {
  let modules = drawn.get(text)
  if (modules === undefined) {
    const [symbol] = bwip.raw('qrcode', text, 'eclevel=M')
    if (symbol === undefined || !('pixs' in symbol)) throw new Error('bwip-js drew no QR.')
    modules = { size: symbol.pixx, dark: symbol.pixs }
    drawn.set(text, modules)
  }
  return modules
}
