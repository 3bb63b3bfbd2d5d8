import { HidError } from '../hid-problem.ts'
import type { WebHidDevice } from './web-hid.ts'

/** The users of an open device, and the operation that is running on it. */
interface Holding {
  users: number
  /** Other code of the page had opened it before; then it is not closed here. */
  isForeign: boolean
  /** The last operation. Operations run one after the other: WebHID refuses to open or close a device during another. */
  last: Promise<void>
}

const holdings = new WeakMap<WebHidDevice, Holding>()

/**
 * Opens a device unless it is open, and keeps it open until its last user releases it. Resolves to the release
 * function.
 */
export async function holdOpen(device: WebHidDevice): Promise<() => Promise<void>> {
  const holding = holdings.get(device) ?? {
    ...{ users: 0, isForeign: device.opened, last: Promise.resolve() },
  }
  holdings.set(device, holding)
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    const done = holding.last.then(act)
    holding.last = done.catch(() => {})
    return done
  }
  holding.users += 1
  const release = (): Promise<void> => {
    holding.users -= 1
    return inTurn(async () => {
      if (holding.users === 0 && !holding.isForeign) await device.close()
    })
  }
  try {
    await inTurn(async () => (device.opened ? undefined : device.open()))
  } catch (error) {
    holding.users -= 1
    throw new HidError('open-failed', { cause: error })
  }
  return release
}
