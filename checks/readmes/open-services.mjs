import { needs } from '../../lab/needs.ts'
import { verdictOnNeeds } from '../../lab/verdict-on-needs.ts'

/** What some programs need beside Node; each is started for the first that asks. */
export function openServices() {
  const started = new Map()
  const closing = []
  const once = (name, start) => () => {
    if (!started.has(name)) started.set(name, start())
    return started.get(name)
  }
  return {
    /** A browser whose camera sees a phone with the QR 136120947388205512. */
    lab: once('lab', async () => {
      const { cameraClip } = await import('../../lab/clips/camera-clip.ts')
      const { startCameraLab } = await import('../../lab/start-camera-lab.ts')
      const lab = await startCameraLab(await cameraClip({ scene: 'qr' }))
      closing.push(() => lab.close())
      return lab
    }),
    /** The address of a Redis server of its own. */
    redisUrl: once('redis', async () => {
      const { startRedis } = await import('../../packages/ledger-redis/test/start-redis.ts')
      const redis = await startRedis()
      closing.push(() => redis.stop())
      return `redis://127.0.0.1:${redis.port}`
    }),
    async close() {
      for (const close of closing) await close()
    },
  }
}

const needsOf = ({ in: where, needs: named = [] }) =>
  where === 'page' ? ['chromium', ...named] : named

/** Whether this machine has what a program needs, as the lab decides it. */
export function verdictOn(what, entry) {
  const missing = needsOf(entry).filter((need) => needs[need].find() === undefined)
  return verdictOnNeeds(what, missing, process.env)
}
