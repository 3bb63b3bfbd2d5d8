import { Html5Qrcode, Html5QrcodeSupportedFormats } from 'html5-qrcode'
import { enter, notebook, picture } from './notebook.mjs'

const formatsToSupport = [Html5QrcodeSupportedFormats.CODE_128, Html5QrcodeSupportedFormats.QR_CODE]

enter({
  library: 'html5-qrcode',
  variants: {
    'as it comes': { says: 'the two formats, 10 frames a second as its guide has it', fps: 10 },
    'at its best': {
      says: '30 frames a second, no second look at a mirrored frame',
      fps: 30,
      disableFlip: true,
    },
  },
  async start(variant) {
    const { says: _, ...options } = this.variants[variant]
    // It reads the pixels of the page, not the camera's: so the page has as many.
    const place = document.body.appendChild(document.createElement('div'))
    place.id = 'place'
    place.style.width = `${picture.width}px`
    const scanner = new Html5Qrcode(place.id, { formatsToSupport, verbose: false })
    await scanner.start(
      { facingMode: 'environment' },
      { ...options, videoConstraints: picture },
      (text) => {
        notebook.attempt()
        notebook.read(text)
      },
      notebook.attempt,
    )
  },
})
