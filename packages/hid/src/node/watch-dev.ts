import { watch } from 'node:fs'
import { EMPTY, Observable } from 'rxjs'

/**
 * Says that a raw HID device came or went: on Linux its file in `/dev` does. Elsewhere, and where `/dev` cannot be watched, nothing is
 * said.
 * @param folder default `/dev`.
 */
export function watchDev(
  platform: string,
  folder = '/dev',
): { readonly changes$: Observable<unknown>; readonly isWatching: boolean } {
  if (platform !== 'linux') return { changes$: EMPTY, isWatching: false }
  const changes$ = new Observable<unknown>((subscriber) => {
    try {
      const watcher = watch(folder, (_, file) => {
        if (file?.startsWith('hidraw')) subscriber.next(file)
      })
      watcher.on('error', () => watcher.close())
      return () => watcher.close()
    } catch {
      return undefined
    }
  })
  return { changes$, isWatching: true }
}
