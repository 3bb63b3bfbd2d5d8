import { camera } from '@paycode/camera'
import { enter, notebook } from './notebook.mjs'

enter({
  library: '@paycode/camera',
  variants: { '': {} },
  async start() {
    const input = camera({ worker: '/frame-worker.js' })
    // The others show what they see, so it does, too.
    input.show(document.body.appendChild(document.createElement('video')))
    input.found$.subscribe(notebook.attempt)
    input.rejections$.subscribe(({ reason }) => notebook.refuse(reason))
    await new Promise((opened) => {
      input.status$.subscribe(({ state }) => {
        if (state === 'open') opened()
      })
      input.scans$.subscribe(({ text }) => notebook.read(text))
    })
  },
})
