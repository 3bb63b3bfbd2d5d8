import type { CameraDevice, CameraInput, CameraView } from '@paycode/camera'
import { sentences, type DeviceStatus, type Language } from '@paycode/core'
import { Subscription } from 'rxjs'
import { element } from '../shared/element.ts'
import { setText } from '../shared/set-text.ts'
import { Outlines } from './outlines.ts'
import { words } from './words.ts'

const picture = element('picture', HTMLElement)
const video = element('video', HTMLVideoElement)
const veilText = element('veil-text', HTMLElement)
const retry = element('retry', HTMLButtonElement)
const choice = element('cameras', HTMLSelectElement)
const torch = element('torch', HTMLButtonElement)

/** The camera's picture, with the codes it found, its problems, and its settings. */
export class Viewfinder {
  readonly #camera: CameraInput
  readonly #outlines = new Outlines()
  #language: Language
  #status: DeviceStatus = { state: 'closed' }
  #cameras: readonly CameraDevice[] = []
  #view: CameraView | undefined

  constructor(camera: CameraInput, language: Language) {
    this.#camera = camera
    this.#language = language
    retry.addEventListener('click', () => camera.retry())
    choice.addEventListener('change', () => camera.choose(choice.value))
    torch.addEventListener('click', () => void this.#switchTorch())
  }

  /** Follows the camera without opening it. */
  follow(): Subscription {
    const following = new Subscription(this.#camera.show(video))
    following.add(this.#camera.found$.subscribe((report) => this.#outlines.show(report)))
    following.add(
      this.#camera.status$.subscribe((status) => {
        this.#status = status
        this.#show()
      }),
    )
    following.add(
      this.#camera.cameras$.subscribe((cameras) => {
        this.#cameras = cameras
        this.#show()
      }),
    )
    following.add(
      this.#camera.view$.subscribe((view) => {
        this.#view = view
        this.#show()
      }),
    )
    return following
  }

  showWords(language: Language): void {
    this.#language = language
    this.#show()
  }

  #show(): void {
    const { state } = this.#status
    if (!this.#view) this.#outlines.clear()
    picture.dataset['camera'] = state
    picture.dataset['live'] = String(this.#view !== undefined)
    // A front camera's picture is shown as in a mirror.
    picture.dataset['facing'] = this.#view?.facing ?? ''
    setText(veilText, this.#veilText())
    retry.hidden = state !== 'unavailable'
    this.#showCameras()
    const light = this.#view?.controls.torch
    torch.hidden = !light
    torch.ariaPressed = String(light?.isOn ?? false)
  }

  #veilText(): string {
    const { state, problem } = this.#status
    const say = words[this.#language]
    // What is wrong with a camera that is open is said below its picture.
    if (state === 'open') return ''
    // The camera is open but rests, which is no problem.
    if (problem?.code === 'not-armed') return say.cameraRests
    if (problem) return sentences(problem.words, this.#language)
    return state === 'opening' ? say.cameraOpens : say.cameraRests
  }

  #showCameras(): void {
    const named = this.#cameras.filter(({ deviceId }) => deviceId !== '')
    // If the chosen camera is gone, a single other camera is a choice too.
    const isInTrouble = !this.#view && this.#status.problem !== undefined
    choice.hidden = named.length < (isInTrouble ? 1 : 2)
    const say = words[this.#language]
    const options = named.map(({ deviceId, label }, place) => {
      const name = label === '' ? say.cameraNumber.replace('{}', String(place + 1)) : label
      return new Option(name, deviceId, false, deviceId === this.#view?.deviceId)
    })
    // Otherwise the first camera would look chosen already, and choosing it would fire no event.
    const none = new Option(say.chooseOne, '', true, true)
    none.disabled = true
    choice.replaceChildren(...(this.#view ? [] : [none]), ...options)
  }

  async #switchTorch(): Promise<void> {
    const light = this.#view?.controls.torch
    if (!light) return
    await light.set(!light.isOn)
    this.#show()
  }
}
