// A page beside the contestant's, in a process of its own: it only notes which of the clip's frames the browser has, and when.
import { frameNumberArea, readFrameNumber } from '../../../lab/clips/frame-number.ts'
import { picture } from '../contestants/notebook.mjs'

let ticks = []

globalThis.frameClock = {
  async start() {
    const stream = await navigator.mediaDevices.getUserMedia({ video: picture })
    const [track] = stream.getVideoTracks()
    void note(new MediaStreamTrackProcessor({ track }).readable)
  },
  /** What was noted since the last time. */
  take() {
    const taken = ticks
    ticks = []
    return taken
  },
}

async function note(frames) {
  for await (const frame of frames) {
    const at = performance.timeOrigin + performance.now()
    const number = await numberOn(frame)
    if (number !== undefined) ticks.push({ at, number })
  }
}

async function numberOn(frame) {
  const rect = frameNumberArea
  const data = new Uint8Array(frame.allocationSize({ rect }))
  const [{ offset, stride }] = await frame.copyTo(data, { rect })
  frame.close()
  return readFrameNumber((x, y) => data[offset + y * stride + x])
}
