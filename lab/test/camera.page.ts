import { frameNumberArea, readFrameNumber } from '../clips/frame-number.ts'

declare global {
  /** The numbers on this many consecutive frames of the camera. */
  var cameraFrameNumbers: (count: number) => Promise<readonly (number | undefined)[]>
}

globalThis.cameraFrameNumbers = async (count) => {
  const video = document.createElement('video')
  const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } })
  video.srcObject = stream
  await video.play()
  const numbers: (number | undefined)[] = []
  while (numbers.length < count) {
    await new Promise((shown) => video.requestVideoFrameCallback(shown))
    numbers.push(await numberOn(new VideoFrame(video)))
  }
  for (const track of stream.getTracks()) track.stop()
  return numbers
}

async function numberOn(frame: VideoFrame): Promise<number | undefined> {
  const rect = frameNumberArea
  const data = new Uint8Array(frame.allocationSize({ rect }))
  const [luma] = await frame.copyTo(data, { rect })
  frame.close()
  if (luma === undefined) throw new Error('The frame has no plane.')
  return readFrameNumber((x, y) => data[luma.offset + y * luma.stride + x] ?? 0)
}
