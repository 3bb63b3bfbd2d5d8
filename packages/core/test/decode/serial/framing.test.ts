import { chunk, ean, outcomes, port, scanned, w1, w2, w3 } from './port.ts'

const codes = [w1, w2, w3]
const stx = '\u0002'
const etx = '\u0003'

/** The check byte of a text between STX and ETX. */
const lrc = (text: string): string =>
  String.fromCharCode(Array.from(text + etx, (one) => one.charCodeAt(0)).reduce((a, b) => a ^ b))
const framed = (text: string): string => stx + text + etx + lrc(text)
/** Payment-shaped texts, one for each check byte that 18 digits can have. */
const everyCheckByte = Array.from({ length: 16 }, (_, byte) => {
  const found = Array.from({ length: 100 }, (__, end) => `1345678901234567${10 + (end % 90)}`)
  return found.find((code) => lrc(code).charCodeAt(0) === byte) ?? ''
})

describe('what ends a scan', () => {
  test.each([
    ...['\r', '\n', '\r\n', etx, `${etx}\r\n`].map((end) => ['at once', end] as const),
    ...['\t', '\0', '\u0004', '\f'].map((end) => ['before silence', end] as const),
    ...['\t\r', '\0\r\n', '\u0004\n', '\f\r'].map((end) => ['before a line end', end] as const),
  ])('%s: %j', (_, end) => {
    expect(scanned(codes.map((code) => code + end))).toEqual(codes)
    expect(scanned([ean + end, w1 + end])).toEqual([ean, w1])
    expect(
      scanned(
        codes.map((code) => code + end),
        { terminator: 'none' },
      ),
    ).toEqual(codes)
  })

  test.each(['\t', '\f', '\u0004'])('inside %j is content', (separator) => {
    expect(scanned([`${ean}${separator}${w1}\r`, `${ean}${separator}${w1}`])).toEqual([
      `${ean}${separator}${w1}`,
      '(incomplete)',
    ])
  })

  test('where a line end is usual, a Tab before a pause is content, until three scans in a row end so', () => {
    const label = [`${ean}\t`, `${w1}\r`]
    expect(
      outcomes([
        [`${ean}\r`, 0],
        ...label.map((text, place) => [text, 2_000 + place * 350] as const),
      ]),
    ).toEqual([ean, '(incomplete)', '(wrong-length)'])
    const tabbed = codes.map((code) => `${code}\t`)
    expect(scanned([`${ean}\r`, ...tabbed, `${ean}\t`])).toEqual([
      ...[ean, '<suffix-missing>', '(incomplete)', '(incomplete)', '<open>', w3, ean],
    ])
  })

  test('only one last byte comes off', () => {
    expect(scanned([`${w1}\t\t\r`])).toEqual([`${w1}\t`])
  })

  test('the end of a label of ISO/IEC 15434 stays', () => {
    const label = `[)>\u001e06\u001d1P${ean}\u001e\u0004`
    expect(scanned([label, `${label}\u0004`])).toEqual([label, label])
    expect(scanned([`${label}\r`, `\u0001${label}\u0004`])).toEqual([label, label])
  })

  test('only silence shows that a last byte was the last: a port that is torn away does not', () => {
    const { happen } = port()
    happen(chunk(`${w1}\t`, 0))
    expect(happen({ type: 'serial-close', at: 10 })).toEqual(['(incomplete)'])
  })
})

describe('SOH and EOT', () => {
  test('are framing, and EOT ends the frame at once', () => {
    expect(scanned(codes.map((code) => `\u0001${code}\u0004`))).toEqual(codes)
    expect(outcomes([[codes.map((code) => `\u0001${code}\u0004`).join(''), 0]])).toEqual(codes)
  })

  test('with STX and ETX inside', () => {
    expect(scanned(codes.map((code) => `\u0001${stx}${code}${etx}\u0004`))).toEqual(codes)
  })
})

test('ACK in front is no content, alone it is nothing, inside it is noise', () => {
  expect(
    scanned([`\u0006${w1}\r`, `\u0006\u0006${w2}\r`, '\u0006', `\u0006${stx}${w3}${etx}`]),
  ).toEqual([w1, w2, w3])
  expect(scanned([`${w1.slice(0, 9)}\u0006${w1.slice(9)}\r`])).toEqual(['(incomplete)'])
})

describe('STX, ETX and the check byte', () => {
  test.each(everyCheckByte.map((code, byte) => [byte, code] as const))(
    'the check byte %i is dropped',
    (_, code) => {
      expect(code).not.toBe('')
      expect(scanned([framed(code), framed(w1)])).toEqual([code, w1])
      expect(outcomes([[framed(code) + framed(w1) + framed(ean), 0]])).toEqual([code, w1, ean])
      // One byte per chunk.
      const bytes = Array.from(framed(code) + framed(ean))
      expect(outcomes(bytes.map((byte, place) => [byte, place * 20] as const))).toEqual([code, ean])
      expect(scanned([`${framed(code)}\r\n`, `${framed(w1)}\r`])).toEqual([code, w1])
    },
  )

  test('behind a product it is a digit or a symbol, and no head of the next scan', () => {
    expect(lrc(ean)).toMatch(/^[0-9:;<=>?]$/)
    expect(outcomes([[framed(ean) + framed(w1), 0]])).toEqual([ean, w1])
    expect(scanned([framed(ean), framed(w1)])).toEqual([ean, w1])
  })

  test.each(['', '\r', '\n', '\r\n'])('without a check byte, %j behind ETX', (end) => {
    const texts = [...codes, ean, w1].map((text) => stx + text + etx + end)
    const expected = [...codes, ean, w1]
    expect(scanned(texts)).toEqual(expected)
    expect(outcomes([[texts.join(''), 0]])).toEqual(expected)
    const bytes = Array.from(texts.join(''))
    expect(outcomes(bytes.map((byte, place) => [byte, place * 7] as const))).toEqual(expected)
  })

  test('a wrong check byte is a hint until a right one comes, and no refusal', () => {
    expect(scanned([`${stx}${w1}${etx}X`, framed(w2), `${stx}${w3}${etx}\t`])).toEqual([
      w1,
      '<wrong-check-byte>',
      w2,
      '<open>',
      w3,
      '<wrong-check-byte>',
    ])
  })

  test('content behind ETX is the tail of what came, not a scan', () => {
    expect(outcomes([[`${stx}AB${etx}${w1}${etx}`, 0]])).toEqual(['AB', '(wrong-length)'])
    expect(outcomes([[`${stx}AB${etx}${w1}\r`, 0]])).toEqual(['AB', '(wrong-length)'])
  })

  test('a line end inside is content', () => {
    const label = `BEGIN\r\n${w1}\r\nEND`
    expect(scanned([stx + label + etx, framed(label)])).toEqual([label, label])
    expect(scanned([`${stx}${w1}\r\n${etx}`, framed(`${w2}\r`)])).toEqual([w1, w2])
  })

  test('what falls silent before ETX is cut, whole code or not, also on a new port', () => {
    expect(
      outcomes([
        [stx + w1, 0],
        [`99${etx}`, 350],
        [stx + w2 + etx, 400],
      ]),
    ).toEqual(['(incomplete)', '(wrong-length)', w2])
  })

  test('STX in the middle of a line begins nothing', () => {
    expect(scanned([`AB${stx}${w1}${etx}\r`])).toEqual([`AB${stx}${w1}`])
  })

  test('a scanner with STX and a line end has no ETX: silence ends it, the fourth time the line end', () => {
    const ended = codes.map((code) => `${stx}${code}\r`)
    expect(scanned([...ended, ...ended])).toEqual([...codes, ...codes])
    expect(outcomes([[ended.join(''), 0]])).toEqual(codes)
    const label = `${stx}A\r${w1}\r${etx}`
    // On a port with ETX a line end is content until three frames in a row say otherwise.
    expect(scanned([stx + ean + etx, ...ended, `${stx}${w1}\r`, label])).toEqual([
      ean,
      '(incomplete)',
      '(incomplete)',
      w3,
      w1,
      'A',
      w1,
    ])
  })
})

describe('a prefix and a suffix', () => {
  test('come off', () => {
    expect(scanned([`j${w1}\r`, `j${ean}\r`, `${w2}\r`], { prefix: 'j' })).toEqual([w1, ean, w2])
    expect(scanned([`${w1}#\r`, `${w2}\r`], { suffix: '#' })).toEqual([w1, w2])
    expect(
      scanned([`${stx}<${w1}>${etx}`, framed(`<${w2}>`)], { prefix: '<', suffix: '>' }),
    ).toEqual([w1, w2])
  })

  test('of control bytes too', () => {
    expect(scanned([`\u0007${w1}\u0017\r`], { prefix: '\u0007', suffix: '\u0017' })).toEqual([w1])
  })

  test('a suffix before silence is a terminator', () => {
    const options = { suffix: '#' }
    expect(scanned([`${ean}#`, `${w1}#`], options)).toEqual([ean, w1])
    expect(scanned([`${ean}#`, w1], options)).toEqual([ean, '<suffix-missing>', '(incomplete)'])
  })

  test('framing named as a suffix changes nothing', () => {
    const options = { prefix: '\u0002j', suffix: '#\t\r\n' }
    expect(scanned([`j${w1}#\r`, `\u0002j${w2}#\u0003`, `j${w3}#\t`], options)).toEqual(codes)
  })

  test('that no option names stay, and the third time a hint says so', () => {
    expect(scanned(codes.map((code) => `j${code}\r`))).toEqual([
      `j${w1}`,
      `j${w2}`,
      '<constant-prefix>',
      `j${w3}`,
    ])
    expect(scanned(codes.map((code) => `${code} \r`)).slice(2)).toEqual([
      '<constant-suffix>',
      `${w3} `,
    ])
  })
})

test('a strange control byte behind a code is named, and is no noise', () => {
  expect(scanned(codes.map((code) => `${code}\u0017`))).toEqual([
    ...['(incomplete)', '<wrong-suffix>', '(incomplete)', '(incomplete)'],
  ])
  expect(scanned(codes.map((code) => `\u0007${code}\r`))).toEqual([
    ...['(incomplete)', '(incomplete)', '<constant-prefix>', '(incomplete)'],
  ])
})
