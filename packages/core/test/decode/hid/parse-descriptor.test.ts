import fc from 'fast-check'
import { fieldsOfCollections } from '../../../src/decode/hid/fields-of-collections.ts'
import { parseDescriptor } from '../../../src/decode/hid/parse-descriptor.ts'
import { layoutsOfFields } from '../../../src/decode/hid/scan-layout.ts'
import { numbersReports, splitReport } from '../../../src/input/hid-event.ts'
import { descriptor, hex, keyboardDescriptor } from './reports.ts'

const layoutOf = (kind: 'honeywell' | 'zebra' | 'newland') =>
  layoutsOfFields(parseDescriptor(descriptor(kind)) ?? [])

test('the fields of a scan are found by their usages', () => {
  const data = { length: 56 }
  expect(layoutOf('honeywell')).toEqual([
    {
      ...{ reportId: 2, size: 63, count: 0, aim: [1, 2, 3], data: { ...data, from: 4 } },
      ...{ vendorCode: 60, continued: 62 * 8 },
    },
  ])
  expect(layoutOf('zebra')).toEqual([
    {
      ...{ reportId: 2, size: 63, count: 0, aim: [2, 3, 4], data: { ...data, from: 5 } },
      ...{ vendorCode: 61, continued: 62 * 8 },
    },
  ])
  expect(layoutOf('newland')).toEqual([
    {
      ...{ reportId: 2, size: 63, count: 0, aim: [], data: { ...data, from: 1 } },
      ...{ vendorCode: 61, continued: 62 * 8 },
    },
  ])
})

test('a keyboard has no scans, and does not number its reports', () => {
  const fields = parseDescriptor(keyboardDescriptor) ?? []
  expect(layoutsOfFields(fields)).toEqual([])
  expect(numbersReports({ fields })).toBe(false)
  expect(numbersReports({ fields: parseDescriptor(descriptor()) })).toBe(true)
  expect(numbersReports({ protocol: 'boot-keyboard' })).toBe(false)
  expect(numbersReports({})).toBe(true)
})

test('a report is split into its id and its data, or left as it is', () => {
  expect(splitReport(hex('02 12 5D'), true)).toEqual({ reportId: 2, data: hex('12 5D') })
  expect(splitReport(hex('00 00 1E'), false)).toEqual({ reportId: 0, data: hex('00 00 1E') })
  expect(splitReport(new Uint8Array(), true)).toEqual({ reportId: 0, data: new Uint8Array() })
})

test('usages with a page of their own, ranges, pushed globals and long items', () => {
  const fields = parseDescriptor(
    hex(
      [
        '05 8C 09 02 A1 01 85 07 75 08',
        // The count with its page in the usage; the globals changed and restored.
        'A4 05 07 95 01 0B 3B 00 01 00 81 02 B4',
        'FE 03 F0 01 02 03',
        '95 03 19 FB 29 FD 81 02',
        '95 10 1B FE 00 8C 00 2B FE 00 8C 00 81 02',
        'C0',
      ].join(' '),
    ),
  )
  expect(layoutsOfFields(fields ?? [])).toEqual([
    {
      ...{ reportId: 7, size: 20, count: 0, aim: [1, 2, 3], data: { from: 4, length: 16 } },
      ...{ vendorCode: undefined, continued: undefined },
    },
  ])
})

test.each([
  ['cut off within an item', '05 8C 09 02 A1 01 26 FF'],
  ['cut off between items', '05 8C 09 02 A1 01 85 02'],
  ['more ends than collections', '05 8C 09 02 A1 01 C0 C0'],
  ['a report id of 0', '05 8C 09 02 A1 01 85 00 C0'],
  ['a pop without a push', 'B4'],
  ['a report longer than any', '05 8C 09 02 A1 01 75 20 97 FF FF FF FF 81 02 C0'],
])('%s is no descriptor', (_, line) => {
  expect(parseDescriptor(hex(line))).toBeUndefined()
})

test.each([
  ['without a count', '05 8C 09 02 A1 01 85 02 75 08 95 38 09 FE 81 02 C0'],
  ['without data', '05 8C 09 02 A1 01 85 02 75 08 95 01 05 01 09 3B 81 02 C0'],
  [
    'with data between bytes',
    '05 8C 09 02 A1 01 75 08 95 01 05 01 09 3B 81 02 75 04 95 01 81 01 75 08 95 38 05 8C 09 FE 81 02 C0',
  ],
])('a report %s is no scan', (_, line) => {
  const fields = parseDescriptor(hex(line))
  expect(fields).toBeDefined()
  expect(layoutsOfFields(fields ?? [])).toEqual([])
})

test('endless usages and fields are bounded', () => {
  expect(
    parseDescriptor(hex('05 07 1A 00 00 2A FF FF 75 08 95 01 81 00'))?.[0]?.usages,
  ).toHaveLength(4_096)
  const many = Array.from({ length: 5_000 }, () => '81 02').join(' ')
  expect(parseDescriptor(hex(`75 01 95 01 ${many}`))).toBeUndefined()
})

test('any bytes are read without an error, and what is read lies within a report', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      for (const field of parseDescriptor(bytes) ?? []) {
        expect(field.offset + field.size * field.count).toBeLessThanOrEqual(8 * 16_384)
      }
      layoutsOfFields(parseDescriptor(bytes) ?? [])
    }),
    { numRuns: 500 },
  )
})

describe('WebHID', () => {
  const items = [
    { usages: [0x01003b], reportSize: 8, reportCount: 1 },
    { isConstant: true, reportSize: 8, reportCount: 1 },
    {
      isRange: true,
      usageMinimum: 0x8c00fb,
      usageMaximum: 0x8c00fd,
      reportSize: 8,
      reportCount: 3,
    },
    { usages: [0x8c00fe], reportSize: 8, reportCount: 56 },
    { usages: [0xff660004], reportSize: 8, reportCount: 1 },
    { usages: [0x8c00ff], reportSize: 1, reportCount: 1 },
    { isConstant: true, reportSize: 7, reportCount: 1 },
  ]
  const scanner = { usagePage: 0x8c, usage: 2 }
  const inputReports = [{ reportId: 2, items }]
  const outputReports = [
    { reportId: 4, items: [{ usages: [0x8c0060], reportSize: 1, reportCount: 1 }] },
  ]

  test.each([
    ['listed by the collection', [{ ...scanner, inputReports, outputReports }]],
    [
      'listed by its child',
      [{ ...scanner, children: [{ usage: 0x12, inputReports }, { outputReports }] }],
    ],
    ['listed by both', [{ ...scanner, inputReports, outputReports, children: [{ inputReports }] }]],
  ])('the same fields, %s', (_, collections) => {
    const fields = fieldsOfCollections(collections)
    expect(layoutsOfFields(fields)).toEqual(layoutOf('zebra'))
    expect(fields.find(({ kind }) => kind === 'output')).toMatchObject({ reportId: 4, offset: 0 })
  })

  test('an empty collection has no fields', () => {
    expect(
      fieldsOfCollections([{}, { inputReports: [{}] }, { inputReports: [{ items: [{}] }] }]),
    ).toMatchObject([{ reportId: 0, size: 0, count: 0, usages: [] }])
  })
})
