import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Size } from '../pictures/optics/expose.ts'
import { cacheFolder } from '../cache-folder.ts'
import type { CameraClip, ClipOptions } from './camera-clip.ts'
import { clipTiming } from './clip-timing.ts'
import { film } from './film.ts'

/** Made once, then read from the lab's cache folder as long as nothing changes. */
export async function makeClip({
  scene,
  lines = 720,
  ...timing
}: ClipOptions): Promise<CameraClip> {
  const size = lines === 480 ? { width: 640, height: 480 } : { width: 1280, height: 720 }
  const away = clipTiming(timing)
  const frameAt = film(scene, size, away)
  const folder = join(cacheFolder, 'camera-clips')
  await mkdir(folder, { recursive: true })
  const name = join(folder, `${scene}-${lines}-${nameOf(away, frameAt)}`)
  const clip = { file: `${name}.mjpeg`, ...size }
  // It is written last.
  const facts = `${name}.json`
  if (existsSync(facts)) return { ...clip, frames: JSON.parse(await readFile(facts, 'utf8')) }
  const frames = await write(clip.file, size, away.length, frameAt)
  await writeWhole(facts, JSON.stringify(frames))
  return { ...clip, frames }
}

type FrameAt = ReturnType<typeof film>

/** By what is seen in it: three frames of it change with anything that draws them. */
function nameOf(away: readonly number[], frameAt: FrameAt): string {
  const hash = createHash('sha256').update(JSON.stringify(away))
  const coming = away.findIndex((share) => share < 0.5)
  const held = away.indexOf(0) + 10
  for (const number of [0, coming, held]) hash.update(frameAt(number).data)
  return hash.digest('hex').slice(0, 16)
}

async function write(file: string, size: Size, count: number, frameAt: FrameAt) {
  const whole = `${file}.${randomUUID()}`
  const handle = await open(whole, 'w')
  const frames: (readonly string[])[] = []
  try {
    for (let number = 0; number < count; number += 1) {
      const { data, texts } = frameAt(number)
      const raw = { ...size, channels: 1 } as const
      await handle.write(await sharp(data, { raw }).jpeg({ quality: 88 }).toBuffer())
      frames.push(texts)
    }
  } finally {
    await handle.close()
  }
  await rename(whole, file)
  return frames
}

/** Under its name it is whole, or not there: another process may make the same clip. */
async function writeWhole(file: string, text: string): Promise<void> {
  const whole = `${file}.${randomUUID()}`
  await writeFile(whole, text)
  await rename(whole, file)
}
