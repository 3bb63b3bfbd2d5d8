// The recorder for development: rebuilt at each visit, and written to dist/ as the file for the merchant.
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { buildRecorder } from './build-recorder.mjs'

const folder = fileURLToPath(new URL('dist/', import.meta.url))
const file = 'paycode-recorder.html'

async function answerTo(request, response) {
  const answer = (status, type, text) =>
    response.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(text)
  try {
    if (request.url === '/') answer(200, 'text/html', await buildRecorder())
    else answer(404, 'text/plain', 'Here is only the recorder, at /')
  } catch (error) {
    answer(500, 'text/plain', error.message)
  }
}

const server = createServer((request, response) => void answerTo(request, response))

await mkdir(folder, { recursive: true })
await writeFile(`${folder}${file}`, await buildRecorder())
console.log(
  `Wrote examples/wedge-recorder/dist/${file}: one file, opens by double click, needs no network.`,
)
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}/  (Ctrl+C ends it)`)
})
