// Serves the pages as they are shipped, for a test. It prints its port, and ends when its input ends.
import { serveWebPos } from '../serve-web-pos.mjs'

const port = await serveWebPos({ outDir: process.argv[2], port: 0 })
process.stdout.write(`${port}\n`)
process.stdin.resume().on('end', () => process.exit())
