import { blur } from '../pictures/optics/blur.ts'
import { brighten } from '../pictures/optics/brighten.ts'
import { defocus } from '../pictures/optics/defocus.ts'
import { develop } from '../pictures/optics/develop.ts'
import { expose, type Size } from '../pictures/optics/expose.ts'
import { rowShiftOf } from '../pictures/optics/row-shift.ts'
import { viewOf } from '../pictures/optics/view.ts'
import { lightOfTones, wholeCodes } from '../pictures/photograph.ts'
import { randomOf } from '../pictures/random.ts'
import { layCounter } from '../pictures/scenes/counter.ts'
import { wallet } from '../pictures/scenes/wallet.ts'
import { clipScenes, type ClipScene, type ClipSceneName } from './clip-scenes.ts'
import { drawFrameNumber } from './frame-number.ts'
import { handPath } from './hand-path.ts'
import { settlingOf } from './settling.ts'

/** No vibration besides the hand. */
const calm = { wobble: 0, waves: 0, phase: 0 }

export interface FilmFrame {
  /** Grey, row after row. */
  readonly data: Uint8Array
  /** The texts of the codes that lie in the frame as a whole. */
  readonly texts: readonly string[]
}

/** Films a scene: for each frame, how far away the hands are. */
export function film(scene: ClipSceneName, size: Size, away: readonly number[]) {
  const { phones, blurSigma, noiseSigma, readOutShare = 0, settles }: ClipScene = clipScenes[scene]
  const settling = settles && settlingOf(settles, away)
  const counter = new Float32Array(size.width * size.height)
  layCounter(counter, size, randomOf(`clip ${scene}`))
  const tones = lightOfTones({ black: 24, white: 228 })
  const held = phones.map((phone) => ({
    scene: wallet(randomOf(`phone ${phone.text}`), phone),
    path: handPath(phone, size, away),
  }))

  return function frameAt(number: number): FilmFrame {
    const light = counter.slice()
    const texts = held.flatMap((phone) => {
      if (away[number] === 1) return []
      const { pose, path, drift } = phone.path(number)
      const view = viewOf(pose, phone.scene.middle, size.width)
      const rolled = [drift[0] * readOutShare, drift[1] * readOutShare] as const
      const shift = readOutShare > 0 ? rowShiftOf({ ...calm, drift: rolled }, size) : undefined
      expose(light, size, phone.scene.surface, view, tones, path, shift)
      return wholeCodes(phone.scene, view, size).map(({ text }) => text)
    })
    const off = settling?.(number)
    if (off && off.defocusRadius > 0.2) {
      defocus(light, size, (off.defocusRadius * size.height) / 720)
    }
    if (off) brighten(light, 2 ** off.stops)
    if (blurSigma > 0) blur(light, size, (blurSigma * size.height) / 720)
    const data = develop(light, noiseSigma, randomOf(`clip ${scene} ${number}`))
    drawFrameNumber(data, size.width, number)
    return { data, texts: [...new Set(texts)] }
  }
}
