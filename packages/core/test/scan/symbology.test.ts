import { isPaymentSymbology, symbologies, symbologyOfAim } from '../../src/scan/symbology.ts'

describe('symbologyOfAim', () => {
  test.each([
    [']C0', 'code-128'],
    [']C1', 'gs1-128'],
    [']C2', 'code-128'],
    [']Q0', 'qr'],
    [']Q3', 'qr'],
    [']E0', 'ean-upc'],
    [']e0', 'gs1-databar'],
    [']d2', 'data-matrix'],
    [']L0', 'pdf417'],
    [']z0', 'aztec'],
    [']h0', 'han-xin'],
    [']A0', 'code-39'],
    [']F0', 'codabar'],
    [']G0', 'code-93'],
    [']I0', 'itf'],
    [']X0', undefined],
    [']c0', undefined],
    ['C0', undefined],
    ['', undefined],
  ])('%j is %s', (aim, symbology) => {
    expect(symbologyOfAim(aim)).toBe(symbology)
  })

  test('finds each row of the table by its own identifier', () => {
    for (const { aim, symbology } of symbologies) {
      expect(symbologyOfAim(`]${aim.padEnd(2, '0')}`)).toBe(symbology)
    }
  })
})

describe('isPaymentSymbology', () => {
  test('Code 128 and QR, no other', () => {
    const names = symbologies.map((row) => row.symbology)
    expect(names.filter((name) => isPaymentSymbology(name))).toStrictEqual(['code-128', 'qr'])
  })
})
