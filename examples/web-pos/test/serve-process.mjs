// Serves the pages as they are shipped, for a test: its port goes out, and it ends with its input.
import { serveWebPos } from '../serve-web-pos.mjs'

const port = await serveWebPos({ outDir: process.argv[2], port: 0 })
process.stdout.write(`${port}\n`)
process.stdin.resume().on('end', () => process.exit())
