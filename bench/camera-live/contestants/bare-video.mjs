import { enter, picture } from './notebook.mjs'

// No library: what the browser itself does to show a camera.
enter({
  library: undefined,
  variants: { '': {} },
  start: async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: picture })
    const video = document.body.appendChild(document.createElement('video'))
    video.srcObject = stream
    await video.play()
  },
})
