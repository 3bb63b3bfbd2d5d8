import { inputReasons, isRejection, reject } from '../../src/scan/rejection.ts'

const source = { kind: 'hid', id: 'a' } as const

describe('reject', () => {
  test('masks the text on the way in', () => {
    const rejection = reject('incomplete', '134567890123456789', source, 5)
    expect(rejection).toStrictEqual({
      ...{ status: 'rejected', reason: 'incomplete', masked: '13…89', source, at: 5 },
    })
    expect(JSON.stringify(rejection)).not.toContain('3456')
  })
})

describe('isRejection', () => {
  test('distinguishes a rejection from a scan and from other states', () => {
    expect(isRejection(reject('overflow', 'x', source, 0))).toBe(true)
    expect(isRejection({ text: 'x', source, receivedAt: 0 })).toBe(false)
    expect(isRejection({ kind: 'status', status: { state: 'open' } })).toBe(false)
  })
})

test('no reason is listed twice', () => {
  expect(new Set(inputReasons).size).toBe(inputReasons.length)
})
