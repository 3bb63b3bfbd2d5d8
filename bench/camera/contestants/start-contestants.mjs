import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { listContestants } from './list-contestants.mjs'

/** Starts each contestant in a process of its own. `isMet` decides by its name and variant whether it takes part. */
export async function startContestants(isMet) {
  const entries = (await listContestants()).filter(isMet)
  if (entries.length === 0) throw new Error('No contestant has such a name.')
  return Promise.all(entries.map(started))
}

/** For `--only A,B`: contestants of single pictures whose names contain one of the words. Without it those that `isUsual`. */
export function chosen(only, isUsual) {
  const parts = only?.split(',')
  return (entry) =>
    !entry.isForFilm &&
    (parts === undefined ? isUsual(entry) : parts.some((part) => entry.name.includes(part)))
}

async function started(entry) {
  const file = join(import.meta.dirname, 'contestant-process.mjs')
  const child = fork(file, [entry.file, entry.variant], { serialization: 'advanced' })
  child.once('exit', (code) => {
    if (code !== 0) throw new Error(`${entry.name} ended with ${code}.`)
  })
  await once(child, 'message')
  return {
    ...entry,
    /** What it reads in a frame, and what that costs; `id` is for the message of an error. */
    async reading(frame, id) {
      child.send({ frame })
      const [reading] = await once(child, 'message')
      if ('fault' in reading) throw new Error(`${entry.name} at ${id}: ${reading.fault}`)
      return reading
    },
    stop: () => child.disconnect(),
  }
}
