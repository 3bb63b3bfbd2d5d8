import type { CameraOptions } from '../camera-options.ts'
import type { CameraWish } from './camera-wish.ts'

type Chosen = NonNullable<CameraWish['chosen']>

const key = 'paycode.camera'

/**
 * The camera that a person chose, kept over reloads of the page. It never throws: storage may be full, broken or
 * forbidden.
 */
export class ChosenCamera {
  readonly #memory: CameraOptions['memory']
  #chosen: Chosen | undefined

  constructor(memory: CameraOptions['memory'], deviceId: string | undefined) {
    this.#memory = memory
    this.#chosen = deviceId === undefined ? this.#remembered() : { deviceId }
  }

  get chosen(): Chosen | undefined {
    return this.#chosen
  }

  choose(chosen: Chosen | undefined): void {
    this.#chosen = chosen
    if (!this.#memory) return
    try {
      if (chosen) this.#memory.setItem(key, JSON.stringify(chosen))
      else this.#memory.removeItem(key)
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }

  /** A camera opened. If it is the chosen one, by id or by name, its present id and name are stored. */
  met({ deviceId, label }: Required<Chosen>): void {
    const chosen = this.#chosen
    const isIt = chosen?.deviceId === deviceId || (label !== '' && chosen?.label === label)
    if (isIt && deviceId !== '') this.choose({ deviceId, label })
  }

  #remembered(): Chosen | undefined {
    try {
      return chosenIn(JSON.parse((this.#memory && this.#memory.getItem(key)) || 'null'))
    } catch {
      return undefined
    }
  }
}

function chosenIn(value: unknown): Chosen | undefined {
  if (typeof value !== 'object' || value === null || !('deviceId' in value)) return undefined
  const { deviceId } = value
  const label = 'label' in value ? value.label : undefined
  if (typeof deviceId !== 'string') return undefined
  return typeof label === 'string' ? { deviceId, label } : { deviceId }
}
