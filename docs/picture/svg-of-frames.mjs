// One animated SVG of a terminal's screens: each screen that differs from the one before is a group that is visible
// for its share of the time. No script in it, so it plays in a README.

const cell = { width: 8.4, height: 19 }
const margin = 18
const bar = 34
const ground = '#11151c'
const ink = '#d7dde8'
// Terminal colours 0 to 7 in a calm palette.
const palette = ['#11151c', '#ff7b72', '#56d364', '#e3b341', '#6cb6ff', '#d2a8ff', '#76e3ea', ink]

const escape = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const number = (value) => String(Math.round(value * 100) / 100)

export function svgOfFrames(frames, { columns, rows, frameEveryMs }) {
  const scenes = scenesOf(frames)
  const totalMs = frames.length * frameEveryMs
  const width = columns * cell.width + 2 * margin
  const height = rows * cell.height + bar + margin
  const share = (frame) => number((frame / frames.length) * 100)
  const styles = scenes.map(({ from, to }, index) => {
    const last = index === scenes.length - 1
    const show = index === 0 ? '0%' : `0%{visibility:hidden}${share(from)}%`
    const hide = last ? '' : `${share(to)}%{visibility:hidden}`
    return `@keyframes s${index}{${show}{visibility:visible}${hide}${last ? '' : '100%{visibility:hidden}'}}#s${index}{animation:s${index} ${totalMs}ms step-end infinite}`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}" role="img" aria-label="paycode scan in a terminal: ready codes with a countdown, refusals with their cure">`,
    `<style>text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre;fill:${ink}}g.scene{visibility:hidden}#s${scenes.length - 1}{visibility:visible}${styles.join('')}</style>`,
    `<rect width="100%" height="100%" rx="10" fill="${ground}"/>`,
    ...['#ff5f57', '#febc2e', '#28c840'].map(
      (color, index) => `<circle cx="${22 + index * 20}" cy="18" r="6" fill="${color}"/>`,
    ),
    ...scenes.map(({ frame }, index) => `<g class="scene" id="s${index}">${linesOf(frame)}</g>`),
    '</svg>\n',
  ].join('\n')
}

/** Equal screens in a row are one scene. */
function scenesOf(frames) {
  const scenes = []
  for (const [index, frame] of frames.entries()) {
    const last = scenes.at(-1)
    if (last && JSON.stringify(last.frame) === JSON.stringify(frame)) last.to = index + 1
    else scenes.push({ frame, from: index, to: index + 1 })
  }
  return scenes
}

function linesOf(frame) {
  return frame
    .flatMap((runs, row) => runs.map((run) => textOf(run, bar + (row + 0.8) * cell.height)))
    .join('')
}

function textOf({ x, style, text }, y) {
  const looks = [
    style.color >= 0 && `fill:${palette[style.color % 8]}`,
    style.bold && 'font-weight:700',
    style.dim && 'opacity:.6',
  ].filter(Boolean)
  const shown = text.trim()
  const left = number(margin + (x + text.length - text.trimStart().length) * cell.width)
  // The length is given, so that any monospace font fills the cells it should.
  const length = number([...shown].length * cell.width)
  const styled = looks.length > 0 ? ` style="${looks.join(';')}"` : ''
  return `<text x="${left}" y="${number(y)}" textLength="${length}"${styled}>${escape(shown)}</text>`
}
