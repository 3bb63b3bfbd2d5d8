// One library with one set of options, alone in its process: no library's garbage or compiled code slows another down.
import { readingOf } from '../verdict/reading-of.mjs'

const [file, variant] = process.argv.slice(2)
const { open, variants } = await import(file)
const decoder = await open(variants[variant].options)

process.on('message', ({ frame }) => {
  readingOf(decoder, frame).then(
    (reading) => process.send(reading),
    (error) => process.send({ fault: error.stack ?? String(error) }),
  )
})
process.send('ready')
