import type { CameraClip } from './clips/camera-clip.ts'
import { startBrowserLab, type BrowserLab } from './start-browser-lab.ts'
import type { ChromiumOptions } from './start-chromium.ts'

/** A headless browser whose camera shows a clip again and again. Permission prompts are accepted automatically. */
export function startCameraLab(
  { file }: CameraClip,
  { args = [] }: Pick<ChromiumOptions, 'args'> = {},
): Promise<BrowserLab> {
  return startBrowserLab({
    args: [
      ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
      ...[`--use-file-for-fake-video-capture=${file}`, ...args],
    ],
  })
}
