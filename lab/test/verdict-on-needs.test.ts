import { verdictOnNeeds } from '../verdict-on-needs.ts'

describe('a suite whose needs', () => {
  test('are met runs, required or not', () => {
    expect(verdictOnNeeds('keys', [], {})).toEqual({ kind: 'run' })
    expect(verdictOnNeeds('keys', [], { CI: 'true' })).toEqual({ kind: 'run' })
  })

  test('are not met is skipped, with one line that says how to meet them', () => {
    expect(verdictOnNeeds('keys', ['xvfb', 'setxkbmap'], {})).toEqual({
      kind: 'skip',
      message:
        'Skipped: "keys" needs xvfb, setxkbmap ' +
        '(on Debian: apt-get install --no-install-recommends xvfb x11-xkb-utils).',
    })
  })

  test('lack a browser say how to name one', () => {
    expect(verdictOnNeeds('keys', ['chromium'], {})).toEqual({
      kind: 'skip',
      message:
        'Skipped: "keys" needs chromium (on Debian: apt-get install --no-install-recommends chromium; ' +
        'or PAYCODE_CHROMIUM=the path of a Chromium or Chrome).',
    })
  })

  test.each([{ CI: 'true' }, { CI: '1' }, { PAYCODE_LAB: 'required' }])(
    'must be met with %j',
    (env) => {
      expect(verdictOnNeeds('keys', ['xdotool'], env)).toEqual({
        kind: 'fail',
        message:
          '"keys" needs xdotool (on Debian: apt-get install --no-install-recommends xdotool).',
      })
    },
  )

  test.each([
    { CI: '' },
    { CI: 'false' },
    { PAYCODE_LAB: '' },
    { PAYCODE_LAB: 'optional' },
    { PAYCODE_LAB: 'optional', CI: 'true' },
  ])('need not be met with %j', (env) => {
    expect(verdictOnNeeds('keys', ['xdotool'], env).kind).toBe('skip')
  })

  test('a misspelt PAYCODE_LAB is a TypeError', () => {
    const env = { PAYCODE_LAB: 'requierd' }
    expect(() => verdictOnNeeds('keys', ['xdotool'], env)).toThrow(/"required" or "optional"/)
  })
})
