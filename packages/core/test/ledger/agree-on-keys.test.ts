import { hmacFingerprinter } from '@paycode/core'
import { agreeOnKeys } from '@paycode/core/adapter'

const key = (fill: number): Uint8Array => new Uint8Array(32).fill(fill)
const old = hmacFingerprinter({ current: key(1) })
const both = hmacFingerprinter({ current: key(2), previous: key(1) })
const young = hmacFingerprinter({ current: key(2) })
const other = hmacFingerprinter({ current: key(3) })

describe('agreeOnKeys', () => {
  test('a new store takes the first till’s keys, the current one first', () => {
    const [oldId = ''] = agreeOnKeys([], old)
    const [youngId = ''] = agreeOnKeys([], young)
    expect(oldId).toMatch(/^[0-9a-f]{32}$/)
    expect(agreeOnKeys([], both)).toEqual([youngId, oldId])
  })

  test('a till with another key is refused', () => {
    expect(() => agreeOnKeys(agreeOnKeys([], old), other)).toThrow(
      expect.objectContaining({
        code: 'ledger-key',
        words: expect.objectContaining({
          en: expect.objectContaining({ cure: expect.stringContaining('Give this till') }),
        }),
      }),
    )
  })

  test('a rotation goes from till to till', () => {
    const begun = agreeOnKeys(agreeOnKeys([], old), both)
    expect(begun).toEqual(agreeOnKeys([], both))
    // A till without the new key changes nothing.
    expect(agreeOnKeys(begun, old)).toBe(begun)
    expect(agreeOnKeys(begun, both)).toBe(begun)
    const done = agreeOnKeys(begun, young)
    expect(done).toEqual(agreeOnKeys([], young))
    expect(() => agreeOnKeys(done, old)).toThrow(expect.objectContaining({ code: 'ledger-key' }))
  })
})
