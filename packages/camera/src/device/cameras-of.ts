import { Observable } from 'rxjs'
import type { CameraDevice } from './camera-device.ts'
import type { CameraPage } from './camera-page.ts'

/** The cameras of a page: at once, with each change of the devices, and when a camera opens, which reveals their names. */
export const camerasOf = (
  { mediaDevices }: CameraPage,
  opened$: Observable<unknown>,
): Observable<readonly CameraDevice[]> =>
  new Observable((subscriber) => {
    let asked = 0
    const list = async (): Promise<void> => {
      const asking = (asked += 1)
      const devices = (await mediaDevices?.enumerateDevices().catch(() => [])) ?? []
      // The answers may come out of order: only the one to the latest question counts.
      if (asking !== asked) return
      const cameras = devices.filter(({ kind }) => kind === 'videoinput')
      subscriber.next(cameras.map(({ deviceId, label }) => ({ deviceId, label })))
    }
    const onChange = (): void => void list()
    mediaDevices?.addEventListener('devicechange', onChange)
    subscriber.add(() => mediaDevices?.removeEventListener('devicechange', onChange))
    subscriber.add(opened$.subscribe(onChange))
    if (asked === 0) onChange()
  })
