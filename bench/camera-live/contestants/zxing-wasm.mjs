import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { enter, notebook, picture } from './notebook.mjs'

const formats = ['Code128', 'QRCode']

// It has no camera of its own: each frame that the video shows goes through a canvas, as its guide's examples do it.
enter({
  library: 'zxing-wasm',
  variants: {
    'as it comes': { says: 'the two formats, else as it comes; each new frame', options: {} },
  },
  async start(variant) {
    const { options } = this.variants[variant]
    // From the bench's server, never from its CDN.
    await prepareZXingModule({
      overrides: { locateFile: () => '/wasm/zxing_reader.wasm' },
      fireImmediately: true,
    })
    const stream = await navigator.mediaDevices.getUserMedia({ video: picture })
    const video = document.body.appendChild(document.createElement('video'))
    video.srcObject = stream
    await video.play()
    void readFrames(video, { formats, ...options })
  },
})

async function readFrames(video, options) {
  const canvas = new OffscreenCanvas(picture.width, picture.height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  for (;;) {
    await new Promise((shown) => video.requestVideoFrameCallback(shown))
    context.drawImage(video, 0, 0)
    const pixels = context.getImageData(0, 0, picture.width, picture.height)
    const results = await readBarcodes(pixels, options)
    notebook.attempt()
    for (const { text } of results) notebook.read(text)
  }
}
