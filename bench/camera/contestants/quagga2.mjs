import quagga from '@ericblade/quagga2'

const readers = { readers: ['code_128_reader'] }

export const library = '@ericblade/quagga2'
export const variants = {
  live: {
    says: "its configuration for cameras: locator halved, patches 'medium'",
    options: { decoder: readers, locate: true, locator: { halfSample: true, patchSize: 'medium' } },
  },
  'full size': {
    says: "locator at full size, patches 'medium'",
    options: {
      decoder: readers,
      locate: true,
      locator: { halfSample: false, patchSize: 'medium' },
    },
  },
}

export async function open(config) {
  return {
    prepare({ data, width, height, stride }) {
      const grey = new Uint8Array(width * height)
      for (let y = 0; y < height; y += 1) {
        grey.set(data.subarray(y * stride, y * stride + width), y * width)
      }
      const wrapper = new quagga.ImageWrapper({ x: width, y: height, type: 'XYSize' }, grey)
      const scanner = newScanner()
      scanner.context.config = config
      scanner.context.onUIThread = false
      scanner.initializeData(wrapper)
      return scanner
    },
    async read(scanner) {
      const boxes = scanner.getBoundingBoxes()
      const result = boxes && (await scanner.context.decoder.decodeFromBoundingBoxes(boxes))
      const text = result?.codeResult?.code
      return text === undefined || text === null ? [] : [{ text, symbology: 'code-128' }]
    },
  }
}

/**
 * Its Node entry takes files only, and has them decoded by sharp. Its scanner, which would take grey pixels, is no
 * export, but `decodeSingle` hands a new one to its own `init`.
 */
function newScanner() {
  let scanner
  const init = (_config, _done, _wrapper, made) => {
    scanner = made
  }
  // This promise is never kept: nothing is started.
  void quagga.decodeSingle.call({ init }, { src: '' })
  return scanner
}
