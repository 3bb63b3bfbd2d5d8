import { camera, type CameraOptions } from '../src/index.ts'
import { SimulatedPage } from './support/simulated-page.ts'

test.each([
  ['facing', { facing: 'up' }],
  ['resolution', { resolution: { width: 0, height: 720 } }],
  ['resolution', { resolution: { width: Number.NaN, height: 720 } }],
  ['symbologies', { symbologies: [] }],
  ['symbologies', { symbologies: ['qr', 'barcode'] }],
  ['decoder', { decoder: 'quagga' }],
])('wrong use of %s throws at the call', (name, options) => {
  expect(() => new SimulatedPage().make(options as CameraOptions)).toThrow(TypeError)
  expect(() => new SimulatedPage().make(options as CameraOptions)).toThrow(name)
})

test('there is no camera where there is no page', () => {
  expect(() => camera()).toThrow(TypeError)
})

test('the reader gets the symbologies and absolute addresses', async () => {
  const page = await new SimulatedPage().open({
    ...{ symbologies: ['qr', 'ean-upc'], wasmUrl: '/paycode/zxing_reader.wasm' },
  })
  expect(page.reader.heard[0]).toEqual({
    type: 'load',
    settings: {
      ...{ symbologies: ['qr', 'ean-upc'], decoder: 'zxing-wasm' },
      wasmUrl: 'https://till.example/paycode/zxing_reader.wasm',
    },
  })
})

describe('the report of a frame', () => {
  const code = '134567890123456789'

  test('is where codes lie, never what they say', async () => {
    const page = await new SimulatedPage().open()
    page.frame([code])
    expect(page.found).toMatchObject([
      { way: 'video-frame', width: 1280, codes: [{ symbology: 'qr', masked: '13…89' }] },
    ])
    expect(JSON.stringify(page.found)).not.toContain(code)
    expect(JSON.stringify(page.statuses)).not.toContain(code)
  })

  test('and of a scan, has the time at which the frame was taken, on the page’s clock', async () => {
    const page = await new SimulatedPage().open()
    await page.time.passAsync(1_000)
    page.frame([code], 'qr', 250)
    expect(page.found[0]?.at).toBe(750)
    expect(page.scans[0]?.receivedAt).toBe(1_700_000_000_750)
  })

  test('a bar code is a scan when a second frame says the same', async () => {
    const page = await new SimulatedPage().open()
    page.frame([code], 'code-128')
    expect(page.scans).toEqual([])
    page.frame([code], 'code-128')
    expect(page.scans).toHaveLength(1)
  })

  test('two payment codes in view are refused', async () => {
    const page = await new SimulatedPage().open()
    page.frame([code, '101122334455667788'])
    expect([page.scans, page.rejections]).toEqual([[], ['ambiguous']])
  })
})
