// Makes docs/terminal.svg from a real run: `paycode scan` in a real pseudo-terminal, keys typed into it at the pace of
// a scanner (8 ms a key) and, once, of a person. What the screen shows over time becomes one animated SVG.
// Run: npx pnpm@12 picture
import { writeFileSync } from 'node:fs'
import { spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { svgOfFrames } from './svg-of-frames.mjs'

const columns = 92
const rows = 14
const frameEveryMs = 250
const scannerMs = 8
const handMs = 200

const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true })
const paycode = new URL('../../packages/cli/bin/paycode.js', import.meta.url).pathname
const pty = spawn(process.execPath, [paycode, 'scan', '--lang', process.argv[2] ?? 'en'], {
  cols: columns,
  rows,
  env: {
    PATH: process.env.PATH,
    TERM: 'xterm-256color',
    FORCE_COLOR: '1',
    PAYCODE_LEDGER: 'memory',
  },
})
pty.onData((text) => screen.write(text))

const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
async function type(text, everyMs) {
  for (const character of text) {
    pty.write(character)
    await rest(everyMs)
  }
}

const frames = []
const camera = setInterval(() => frames.push(cells()), frameEveryMs)

/** The screen as rows of runs of equal style. */
function cells() {
  const buffer = screen.buffer.active
  return Array.from({ length: rows }, (_, y) => {
    const line = buffer.getLine(y + buffer.baseY)
    const runs = []
    for (let x = 0; x < columns; x += 1) {
      const cell = line.getCell(x)
      if (cell.getWidth() === 0) continue
      const style = {
        color: cell.isFgDefault() ? -1 : cell.getFgColor(),
        bold: cell.isBold() !== 0,
        dim: cell.isDim() !== 0,
      }
      const last = runs.at(-1)
      const same = last && JSON.stringify(last.style) === JSON.stringify(style)
      const text = cell.getChars() || ' '
      if (same) last.text += text
      else runs.push({ x, style, text })
    }
    return runs.filter(({ text }) => text.trim() !== '')
  })
}

await rest(1_500)
await type('134567890123456789\r', scannerMs)
await rest(3_600)
await type('134567890123456789\r', scannerMs)
await rest(2_500)
await type('283854702356157409\r', scannerMs)
await rest(2_500)
await type('101122334455667788', handMs)
await rest(2_500)
await type('150061098828009406\r', scannerMs)
await rest(3_500)
clearInterval(camera)
pty.write('\u0003')

const file = new URL('../terminal.svg', import.meta.url)
writeFileSync(file, svgOfFrames(frames, { columns, rows, frameEveryMs }))
console.log(`${frames.length} frames, ${frameEveryMs} ms each: docs/terminal.svg`)
process.exit(0)
