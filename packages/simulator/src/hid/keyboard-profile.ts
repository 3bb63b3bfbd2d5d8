/** A scanner in keyboard mode: its ids, and the report descriptor of a boot keyboard (HID 1.11, appendix E.6). */
export const keyboardProfile: {
  readonly vendorId: number
  readonly productId: number
  readonly product: string
  readonly descriptor: Uint8Array
} = {
  ...{ vendorId: 0x0c2e, productId: 0x0b64, product: 'Simulated wedge scanner' },
  descriptor: Uint8Array.from(
    [
      '05 01 09 06 A1 01 05 07 19 E0 29 E7 15 00 25 01 75 01 95 08 81 02 95 01 75 08 81 01',
      '95 05 75 01 05 08 19 01 29 05 91 02 95 01 75 03 91 01',
      '95 06 75 08 15 00 25 65 05 07 19 00 29 65 81 00 C0',
    ]
      .join(' ')
      .split(' '),
    (byte) => Number.parseInt(byte, 16),
  ),
}
