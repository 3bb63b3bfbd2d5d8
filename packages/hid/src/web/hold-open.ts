import { HidError } from '../hid-problem.ts'
import type { WebHidDevice } from './web-hid.ts'

/** Who holds a device open, and what is being done to it. */
interface Holding {
  users: number
  /** Somebody else on the page had it open before. */
  isForeign: boolean
  /** WebHID refuses to open or close a device while it is being opened or closed: one after the other. */
  last: Promise<void>
}

const holdings = new WeakMap<WebHidDevice, Holding>()

/** Opens a device, unless it is open already, until the last who holds it lets go. Answers how to let go. */
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
  const letGo = (): Promise<void> => {
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
  return letGo
}
