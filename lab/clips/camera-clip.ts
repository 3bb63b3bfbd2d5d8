import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { ClipSceneName } from './clip-scenes.ts'
import type { ClipTiming } from './clip-timing.ts'

export interface ClipOptions extends ClipTiming {
  readonly scene: ClipSceneName
  /** 720 (1280 × 720, the default) or 480 (640 × 480). */
  readonly lines?: 480 | 720
}

/** A film for Chromium's fake camera, 30 frames a second, which it plays again and again. */
export interface CameraClip {
  /** Motion JPEG. */
  readonly file: string
  readonly width: number
  readonly height: number
  /** For each frame, whose number it shows, the texts of the codes that lie in it as a whole. */
  readonly frames: readonly (readonly string[])[]
}

const loader = pathToFileURL(join(import.meta.dirname, '..', 'read-typescript.mjs')).href
const script = join(import.meta.dirname, 'clip-process.mjs')

/**
 * The clip of a scene. It is drawn by a process of its own, within some 10 s, and kept in the lab's cache folder:
 * inside jest's sandbox, where every global is looked up slowly, it would take minutes.
 */
export async function cameraClip(options: ClipOptions): Promise<CameraClip> {
  const run = promisify(execFile)
  const args = ['--import', loader, script, JSON.stringify(options)]
  const { stdout } = await run(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  return JSON.parse(stdout)
}
