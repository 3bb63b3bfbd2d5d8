import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readPhoto } from './read-photo.mjs'

/**
 * The pictures that a folder's truth.json lists: an array of `{ file, text, set? }`. `text` is null where a picture has no
 * code; `set` names a family of drawings, without it a picture belongs to the folder it lies in.
 */
export async function loadPhotos(folder, about) {
  const rows = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8'))
  const count = Math.min(rows.length, about ?? rows.length)
  return {
    count,
    /** One at a time: together they would fill the memory. */
    async *all() {
      for (let at = 0; at < count; at += 1) {
        const { file, text, set } = rows[Math.floor((at * rows.length) / count)]
        const frame = await readPhoto(join(folder, file))
        yield {
          ...{ id: file, level: set, frame, isDrawn: set !== undefined, set: set ?? dirname(file) },
          codes: text === null ? [] : [{ text }],
        }
      }
    },
  }
}
