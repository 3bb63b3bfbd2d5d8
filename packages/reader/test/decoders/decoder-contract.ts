import type { FoundCode, FrameDecoder } from '../../src/decoders/frame-decoder.ts'
import { drawPicture, type DrawnSymbol } from './draw-picture.ts'

// Made up.
export const first = '134579302432164181'
export const second = '101112131415161718'

const both = { symbologies: ['code-128', 'qr'], effort: 'light' } as const
const textsOf = (codes: readonly FoundCode[]): string[] =>
  codes.map(({ symbology, text }) => `${symbology} ${text}`).toSorted()

export const code128: DrawnSymbol = { kind: 'code128', text: first, at: [60, 200], scale: 2 }
export const qr: DrawnSymbol = { kind: 'qrcode', text: first, at: [420, 180], scale: 6 }

/** The suite that every decoder must pass, whatever its library. */
export function decoderContract(open: () => Promise<FrameDecoder>): void {
  let decoder: FrameDecoder
  beforeAll(async () => {
    decoder = await open()
  })
  afterAll(() => decoder.close())

  test('reads a QR and a Code 128 in one frame', async () => {
    const frame = drawPicture({ symbols: [code128, qr] })
    expect(textsOf(await decoder.decode(frame, both))).toEqual([`code-128 ${first}`, `qr ${first}`])
  })

  test('reports where they are, clockwise from their own top left', async () => {
    const frame = drawPicture({ symbols: [code128, qr] })
    const codes = await decoder.decode(frame, both)
    const cornersOf = (symbology: string) =>
      codes.find((code) => code.symbology === symbology)!.corners
    const side = 21 * 6
    const square = [[0, 0], [side, 0], [side, side], [0, side]] // prettier-ignore
    expectNear(cornersOf('qr'), square.map(([x, y]) => [420 + x!, 180 + y!]), 8) // prettier-ignore
    const bars = [[0, 0], [268, 0], [268, 60], [0, 60]] // prettier-ignore
    expectNear(cornersOf('code-128'), bars.map(([x, y]) => [60 + x!, 200 + y!]), 20) // prettier-ignore
  })

  test('reads a Code 128 that has something dark to its left and right', async () => {
    const frame = drawPicture({ table: 10, symbols: [code128] })
    expect(textsOf(await decoder.decode(frame, both))).toEqual([`code-128 ${first}`])
  })

  test('minds the stride', async () => {
    const frame = drawPicture({ padding: 37, symbols: [code128, qr] })
    expect(textsOf(await decoder.decode(frame, both))).toHaveLength(2)
  })

  test.each(['light', 'heavy'] as const)('reports both of two phones, %s', async (effort) => {
    const symbols: DrawnSymbol[] = [
      { ...qr, at: [60, 280], scale: 5 },
      { ...qr, at: [420, 280], scale: 5, text: second },
      { ...code128, at: [30, 160], scale: 2 },
      { ...code128, at: [340, 160], scale: 2, text: second },
    ]
    const frame = drawPicture({ symbols })
    const codes = await decoder.decode(frame, { ...both, effort })
    expect(textsOf(codes)).toEqual([
      ...[`code-128 ${second}`, `code-128 ${first}`],
      ...[`qr ${second}`, `qr ${first}`],
    ])
  })

  test('looks only in the region, and reports places in the frame', async () => {
    const frame = drawPicture({ symbols: [code128, { ...qr, text: second }] })
    const region = { x: 350.5, y: 120, width: 1000, height: 290 }
    const codes = await decoder.decode(frame, { ...both, region })
    expect(textsOf(codes)).toEqual([`qr ${second}`])
    expectNear(codes[0]!.corners.slice(0, 1), [[420, 180]], 8)
  })

  test('reads what is turned by a quarter, when it may try hard', async () => {
    const symbols = [
      { ...code128, sideways: true, at: [200, 80] },
      { ...qr, sideways: true, text: second },
    ] as const
    const frame = drawPicture({ symbols })
    const codes = await decoder.decode(frame, { ...both, effort: 'heavy' })
    expect(textsOf(codes)).toEqual([`code-128 ${first}`, `qr ${second}`])
  })

  test('reads only the symbologies asked for', async () => {
    const symbols = [code128, qr, { kind: 'ean13', text: '6901234567892', at: [60, 320], scale: 2 }] as const // prettier-ignore
    const frame = drawPicture({ symbols })
    const decode = (...symbologies: FrameDecoder['symbologies'][number][]) =>
      decoder.decode(frame, { symbologies, effort: 'heavy' }).then(textsOf)
    expect(await decode('code-128', 'qr')).toEqual([`code-128 ${first}`, `qr ${first}`])
    expect(await decode('qr')).toEqual([`qr ${first}`])
    expect(await decode('code-128')).toEqual([`code-128 ${first}`])
    expect(await decode('han-xin')).toEqual([])
    expect(await decode()).toEqual([])
    if (decoder.symbologies.includes('ean-upc')) {
      expect(await decode('ean-upc')).toEqual(['ean-upc 6901234567892'])
    }
  })

  test('finds nothing in nothing, whatever its size', async () => {
    const sizes = [[640, 480], [1, 1], [7, 3], [3, 400], [400, 2], [0, 0]] as const // prettier-ignore
    for (const [width, height] of sizes) {
      const frame = drawPicture({ width, height })
      expect(await decoder.decode(frame, { ...both, effort: 'heavy' })).toEqual([])
      expect(await decoder.decode(frame, both)).toEqual([])
    }
    const outside = { x: 5000, y: 0, width: 10, height: 10 }
    expect(await decoder.decode(drawPicture({}), { ...both, region: outside })).toEqual([])
  })

  test('forgets each frame with the next', async () => {
    const frames = [{ symbols: [qr] }, {}, { symbols: [{ ...code128, text: second }] }, {}]
    const seen = []
    for (const frame of frames) seen.push(textsOf(await decoder.decode(drawPicture(frame), both)))
    expect(seen).toEqual([[`qr ${first}`], [], [`code-128 ${second}`], []])
  })

  test('is silent', async () => {
    const spies = (['log', 'info', 'warn', 'error'] as const).map((name) =>
      jest.spyOn(console, name).mockImplementation(() => {}),
    )
    await decoder.decode(drawPicture({}), { ...both, effort: 'heavy' })
    await decoder.decode(drawPicture({ symbols: [code128, qr] }), both)
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled()
      spy.mockRestore()
    }
  })
}

function expectNear(
  points: readonly { x: number; y: number }[],
  expected: readonly (readonly number[])[],
  within: number,
): void {
  expect(points).toHaveLength(expected.length)
  for (const [at, [x, y]] of expected.entries()) {
    expect(Math.hypot(points[at]!.x - x!, points[at]!.y - y!)).toBeLessThan(within)
  }
}
