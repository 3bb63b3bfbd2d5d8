import { watch } from 'node:fs'
import { EMPTY, Observable } from 'rxjs'

/**
 * Emits when a raw HID device comes or goes: on Linux its file in `/dev` does. On other systems, and when `/dev` cannot be
 * watched, it emits nothing.
 * @param folder the folder to watch. Default `/dev`.
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
