import { writeFileSync } from 'node:fs'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'
import * as pictures from './picture-files.ts'
import { lines, runPaycode } from './run-paycode.ts'

// Each test loads a decoder in a process of its own, on a machine that may be busy.
jest.setTimeout(60_000)

const folder = temporaryFolder()

function file(name: string, bytes: Buffer | string): string {
  const path = folder(name)
  writeFileSync(path, bytes)
  return path
}

const { code, otherCode, code128, jpegs, pngs, qr } = pictures
const pngOf = pngs.rgb
const symbol = (text: string, symbology: string) => ({ text, symbology })

test('prints one line a picture, with the codes in it and how long that took', async () => {
  const png = file('qr.png', await pngOf(qr()))
  const jpeg = file('bars.jpg', await jpegs.baseline(code128(otherCode)))
  const { code: exit, stdout, stderr } = await runPaycode(['decode', png, jpeg])
  expect(lines(stdout)).toEqual([
    { file: png, codes: [symbol(code, 'qr')], ms: expect.any(Number) as number },
    { file: jpeg, codes: [symbol(otherCode, 'code-128')], ms: expect.any(Number) as number },
  ])
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
})

test('reads PNG and JPEG of every kind but CMYK', async () => {
  const { cmyk: _, ...readable } = jpegs
  const files: string[] = []
  for (const [kind, make] of Object.entries(pngs)) files.push(file(`${kind}.png`, await make(qr())))
  for (const [kind, make] of Object.entries(readable)) {
    files.push(file(`${kind}.jpg`, await make(code128())))
  }
  const { stdout, stderr } = await runPaycode(['decode', ...files])
  expect(stderr).toBe('')
  expect(lines(stdout).map(({ file: name, codes }) => [name, codes])).toEqual(
    files.map((name) => [name, [symbol(code, name.endsWith('.png') ? 'qr' : 'code-128')]]),
  )
})

test.each(['zxing-wasm', 'zxing-js'])('reads with %s alone', async (decoder) => {
  const files = [
    ...[file('q.png', await pngOf(qr())), file('b.png', await pngOf(code128()))],
    ...[
      file('2.png', await pngOf(pictures.twoPhones)),
      file('p.png', await pngOf(pictures.product)),
    ],
  ]
  const { code: exit, stdout } = await runPaycode(['decode', '--decoder', decoder, ...files])
  expect(lines(stdout).map(({ codes }) => codes)).toEqual([
    [symbol(code, 'qr')],
    [symbol(code, 'code-128')],
    expect.arrayContaining([symbol(code, 'qr'), symbol(otherCode, 'qr')]),
    [symbol('6901234567892', 'ean-upc')],
  ])
  expect(exit).toBe(0)
})

test.each([[[]], [['--frames', '1']], [['--thorough']]])(
  'reads payment codes and products with %j',
  async (options) => {
    const files = [
      ...[file('w-q.png', await pngOf(qr())), file('w-b.png', await pngOf(code128()))],
      file('w-p.png', await pngOf(pictures.product)),
    ]
    const { stdout } = await runPaycode(['decode', ...options, ...files])
    expect(lines(stdout).map(({ codes }) => codes)).toEqual([
      [symbol(code, 'qr')],
      [symbol(code, 'code-128')],
      [symbol('6901234567892', 'ean-upc')],
    ])
  },
)

test('a picture with no code is a line without codes, and ends with 1', async () => {
  const { code: exit, stdout } = await runPaycode([
    'decode',
    file('no.png', await pngOf(pictures.nothing)),
  ])
  expect(lines(stdout)).toMatchObject([{ codes: [] }])
  expect(exit).toBe(1)
})

test('a file that never ends is refused', async () => {
  const { code: exit, stdout, stderr } = await runPaycode(['decode', '/dev/zero'])
  expect({ exit, stdout, stderr }).toEqual({
    exit: 2,
    stdout: '',
    stderr: 'paycode: /dev/zero is larger than 100 MB. Make it smaller.\n',
  })
})

test('what cannot be read is named with its cure; the others are read', async () => {
  const good = file('good.png', await pngOf(qr()))
  const jpeg = await jpegs.baseline(qr())
  const progressive = await jpegs.progressive(qr())
  const half = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length / 2)
  const bad = [
    [folder('none.png'), 'cannot be read (ENOENT). Name a file that is there.'],
    [folder(), 'cannot be read (EISDIR). Name a file that is there.'],
    [file('text.png', 'no picture'), 'is no PNG and no JPEG. Save it as one of them.'],
    [file('empty.jpg', ''), 'is no PNG and no JPEG. Save it as one of them.'],
    [
      file('cut.png', (await pngOf(qr())).subarray(0, 300)),
      'is damaged. Save it again, as PNG or JPEG.',
    ],
    [file('cut.jpg', jpeg.subarray(0, 50)), 'is damaged. Save it again, as PNG or JPEG.'],
    [file('half.jpg', half(jpeg)), 'is damaged. Save it again, as PNG or JPEG.'],
    [file('steps.jpg', half(progressive)), 'is damaged. Save it again, as PNG or JPEG.'],
    [file('print.jpg', await jpegs.cmyk(qr())), 'is a CMYK picture, for print. Save it as RGB.'],
    [
      file('huge.jpg', await pictures.hugeJpeg()),
      'is larger than 100 megapixels. Make it smaller.',
    ],
    [file('huge.png', await pictures.hugePng()), 'is larger than 100 megapixels. Make it smaller.'],
  ] as const
  const files = bad.map(([path]) => path)
  const { code: exit, stdout, stderr } = await runPaycode(['decode', ...files, good])
  expect(stderr.trimEnd().split('\n')).toEqual(bad.map((parts) => `paycode: ${parts.join(' ')}`))
  expect(lines(stdout)).toMatchObject([{ file: good, codes: [{ text: code }] }])
  expect(exit).toBe(2)
})

test('a name that holds a code is masked in words', async () => {
  const { stderr } = await runPaycode(['decode', `${code}.png`])
  expect(stderr).toContain('cannot be read')
  expect(stderr).not.toContain(code.slice(4, 14))
})

test.each([
  [[]],
  [['--decoder', 'other', 'a.png']],
  [['--wrong', 'a.png']],
  [['--frames', '0', 'a.png']],
  [['--frames', '301', 'a.png']],
  [['--frames', '1.5', 'a.png']],
  [['--frames', '3', '--thorough', 'a.png']],
  [['--thorough', '--decoder', 'zxing-js', 'a.png']],
])('wrong use: %j', async (args) => {
  const { code: exit, stdout, stderr } = await runPaycode(['decode', ...args])
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
  expect(stderr).toContain('Try: paycode decode --help')
})
