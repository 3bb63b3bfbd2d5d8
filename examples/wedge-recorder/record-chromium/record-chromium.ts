// Records the traces of packages/simulator/recordings/chromium again, with real keys in a real browser. A trace whose replay
// differs from its trial is written to another place and reported. Names as arguments select trials.
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { traceHeader } from '@paycode/simulator'
import { findProgram } from '../../../lab/find-program.ts'
import { replayed } from '../../../packages/simulator/test/replay/traces.ts'
import { otherTrials } from './other-trials.ts'
import { pinyinTrials } from './pinyin-trials.ts'
import { repeatTrials } from './repeat-trials.ts'
import { scannerTrials } from './scanner-trials.ts'
import { openStage, type StageOptions } from './stage.ts'
import type { Trial } from './trial.ts'

const folder = fileURLToPath(
  new URL('../../../packages/simulator/recordings/chromium', import.meta.url),
)
const oddFolder = join(tmpdir(), 'paycode-odd-traces')
const wanted = new Set(process.argv.slice(2))
const isWanted = ({ name }: Trial): boolean => wanted.size === 0 || wanted.has(name)

async function recordAll(options: StageOptions, trials: readonly Trial[]): Promise<void> {
  const chosen = trials.filter(isWanted)
  if (chosen.length === 0) return
  const stage = await openStage(options)
  console.log(`Chromium ${stage.browserVersion}${options.pinyin ? ', with pinyin' : ''}`)
  try {
    for (const trial of chosen) {
      const lines = await stage.record(trial.focus ?? 'field', () => trial.act(stage))
      await keep(trial, [traceHeader({ gate: 'always-armed', region: 'CN' }), ...lines])
    }
  } finally {
    await stage.close()
  }
}

async function keep({ name, comesTo }: Trial, lines: readonly string[]): Promise<void> {
  const trace = textOf(lines)
  const outcomes = await replayed(trace)
  const came = outcomes.map((line) => JSON.parse(line)).map((one) => one.auth_code ?? one.reason)
  const isAsPromised = came.join(' ') === comesTo.join(' ')
  if (!isAsPromised) process.exitCode = 1
  const file = join(isAsPromised ? folder : oddFolder, name)
  await writeFile(`${file}.ndjson`, trace)
  if (isAsPromised) await writeFile(`${file}.expected.ndjson`, textOf(outcomes))
  const fault = isAsPromised ? '' : `, not ${comesTo.join(' ')}: see ${file}.ndjson`
  console.log(`${name}: ${lines.length - 1} events → ${came.join(' ') || 'nothing'}${fault}`)
}

const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')

await mkdir(oddFolder, { recursive: true })
await recordAll({}, [...scannerTrials, ...otherTrials])
await recordAll({ autoRepeat: true }, repeatTrials)
if (findProgram('fcitx5')) await recordAll({ pinyin: true }, pinyinTrials)
else console.log('Without fcitx5 the traces of pinyin stay as they are.')
