import { writeFile } from 'node:fs/promises'
import sharp, { type OverlayOptions } from 'sharp'
import type { CameraClip } from '../../../lab/clips/camera-clip.ts'

const frame = { width: 1280, height: 720 }
const counter = '#7a756d'
const phoneHeight = 610
const framesPerSecond = 30

export interface FilmTiming {
  readonly heldSeconds: number
  /** How long the phones are away, default 0: they stay. */
  readonly awaySeconds?: number
}

/**
 * Films screenshots of phones for Chromium's fake camera (Motion JPEG). The phones are held side by side and slightly rotated
 * over a counter, then taken away, and so on.
 */
export async function filmScreens(
  screenshots: readonly Buffer[],
  file: string,
  { heldSeconds, awaySeconds = 0 }: FilmTiming,
): Promise<CameraClip> {
  const phones = await Promise.all(screenshots.map(placePhone))
  const [held, away] = await Promise.all([still(phones), still([])])
  const film = [
    ...Array.from({ length: heldSeconds * framesPerSecond }, () => held),
    ...Array.from({ length: awaySeconds * framesPerSecond }, () => away),
  ]
  await writeFile(file, Buffer.concat(film))
  return { file, ...frame, frames: [] }
}

/** Each phone stands in the middle of its share of the width. */
async function placePhone(
  screenshot: Buffer,
  index: number,
  { length }: readonly Buffer[],
): Promise<OverlayOptions> {
  const { data, info } = await sharp(screenshot)
    .resize({ height: phoneHeight })
    .rotate(6, { background: counter })
    .toBuffer({ resolveWithObject: true })
  const middle = (frame.width * (index + 0.5)) / length
  return {
    input: data,
    left: Math.round(middle - info.width / 2),
    top: Math.round((frame.height - info.height) / 2),
  }
}

const still = (phones: OverlayOptions[]): Promise<Buffer> =>
  sharp({ create: { ...frame, channels: 3, background: counter } })
    .composite(phones)
    .blur(0.6)
    .jpeg({ quality: 88 })
    .toBuffer()
