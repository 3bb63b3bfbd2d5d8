import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { CameraClip } from '../../../lab/clips/camera-clip.ts'

const frame = { width: 1280, height: 720 }
const counter = '#7a756d'
/** Chromium plays the file again and again; it must not be too short for that. */
const frames = 30

/** Films a phone's screenshot, held a little askew before a counter, for Chromium's fake camera (Motion JPEG). */
export async function filmScreen(screenshot: Buffer, file: string): Promise<CameraClip> {
  const phone = await sharp(screenshot)
    .resize({ height: 610 })
    .rotate(6, { background: counter })
    .toBuffer()
  const picture = await sharp({ create: { ...frame, channels: 3, background: counter } })
    .composite([{ input: phone, gravity: 'centre' }])
    .blur(0.6)
    .jpeg({ quality: 88 })
    .toBuffer()
  await writeFile(file, Buffer.concat(Array.from({ length: frames }, () => picture)))
  return { file, ...frame, frames: [] }
}
