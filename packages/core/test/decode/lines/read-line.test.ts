import { readLine } from '../../../src/decode/lines/read-line.ts'

const source = { kind: 'serial', id: 'COM3' } as const
const w1 = '134567890123456789'

describe('readLine', () => {
  test('is the scan of the line, without its framing', () => {
    expect(readLine({ text: `\u0002]C0${w1}\u0003`, overflow: false }, source, 7)).toStrictEqual({
      ...{ text: w1, aim: ']C0', symbology: 'code-128', source, receivedAt: 7 },
    })
  })

  test('trims nothing', () => {
    expect(readLine({ text: ` ${w1}\t`, overflow: false }, source, 7)).toStrictEqual({
      ...{ text: ` ${w1}\t`, source, receivedAt: 7 },
    })
  })

  test('refuses what was too long, masked', () => {
    expect(readLine({ text: `]Q1${w1}`, overflow: true }, source, 7)).toStrictEqual({
      ...{ status: 'rejected', reason: 'overflow', masked: '13…89', source, at: 7 },
    })
  })
})
