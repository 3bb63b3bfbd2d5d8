import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import type { Observable } from 'rxjs'
import type { NodeHid } from './node-hid.ts'
import { readDescriptor } from './read-descriptor.ts'
import { watchDev } from './watch-dev.ts'

/** What the Node binding needs from the machine. */
export interface NodeSystem {
  /** `process.platform`. */
  readonly platform: string
  /** Loads node-hid. Called at the first use. */
  readonly load: () => Promise<NodeHid>
  /** The report descriptor of the device at a path; `undefined` if the system does not show it. */
  readonly readDescriptor: (path: string) => Promise<Uint8Array | undefined>
  /** Whether this user may not read and write the file of a device. */
  readonly isDenied: (path: string) => Promise<boolean>
  /** Emits when devices may have come or gone, if the system reports it. */
  readonly changes$: Observable<unknown>
  readonly isWatching: boolean
}

/** The machine that runs this process. */
export function nodeSystem(): NodeSystem {
  const { platform } = process
  return {
    platform,
    load: async () => import('node-hid'),
    readDescriptor,
    isDenied,
    ...watchDev(platform),
  }
}

/** @throws {TypeError} when a caller without types passes something else. */
export function checkSystem(caller: string, system: NodeSystem): void {
  if (typeof system?.load === 'function' && typeof system.readDescriptor === 'function') return
  throw new TypeError(
    `${caller}: system must be a machine, such as simulatedHidBus().node; without it, this machine is meant.`,
  )
}

async function isDenied(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK | constants.W_OK)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EACCES'
  }
}
