// Pictures to look at: one sheet for each family, or for those named.
//
//   node --import ./lab/read-typescript.mjs lab/pictures/contact-sheet.mjs [--to DIRECTORY] [--family NAME]
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { countOf, familyNames, imageOf } from './image-of.ts'
import { pngOf } from './png.ts'

const { values } = parseArgs({
  options: { to: { type: 'string', default: 'contact-sheets' }, family: { type: 'string' } },
})
const [columns, rows] = [6, 4]
const [width, height] = [320, 240]

await mkdir(values.to, { recursive: true })
for (const family of values.family === undefined ? familyNames : [values.family]) {
  const file = join(values.to, `${family.replaceAll(' ', '-')}.png`)
  await writeFile(file, pngOf(sheetOf(family)))
  console.log(file)
}

function sheetOf(family) {
  const size = { width: columns * width, height: rows * height, stride: columns * width }
  const sheet = { data: new Uint8Array(size.width * size.height), ...size }
  const count = Math.min(countOf(family), columns * rows)
  for (let at = 0; at < count; at += 1) {
    const { frame } = imageOf(family, Math.floor((at * countOf(family)) / count))
    shrinkInto(sheet, frame, (at % columns) * width, Math.floor(at / columns) * height)
  }
  return sheet
}

/** By the mean of what falls on each pixel: the eye must not see waves that the picture has not. */
function shrinkInto(sheet, frame, left, top) {
  const scale = Math.max(frame.width / width, frame.height / height)
  for (let y = 0; y < Math.floor(frame.height / scale); y += 1) {
    for (let x = 0; x < Math.floor(frame.width / scale); x += 1) {
      let [sum, count] = [0, 0]
      for (let v = Math.floor(y * scale); v < (y + 1) * scale && v < frame.height; v += 1) {
        for (let u = Math.floor(x * scale); u < (x + 1) * scale && u < frame.width; u += 1) {
          sum += frame.data[v * frame.stride + u]
          count += 1
        }
      }
      sheet.data[(top + y) * sheet.stride + left + x] = sum / count
    }
  }
}
