import { describeWith } from '../describe-with.ts'
import { keyNeeds } from '../needs.ts'
import { labStartMs } from '../start-browser-lab.ts'
import { startEngineLab, type EngineLab } from './start-engine-lab.ts'
import { startFirefox } from './start-firefox.ts'
import { startWebKit } from './start-webkit.ts'

const engines = [
  { engine: 'Firefox', need: 'firefox-esr', start: startFirefox },
  { engine: 'WebKit', need: 'WebKitWebDriver', start: startWebKit },
] as const

/** A suite that runs in Firefox and in WebKit. The lab is there when its hooks and tests run. */
export function describeEngines(name: string, suite: (lab: () => EngineLab) => void): void {
  for (const { engine, need, start } of engines) {
    describeWith([need, ...keyNeeds], `${name}, in ${engine}`, () => {
      let lab: EngineLab
      beforeAll(async () => {
        lab = await startEngineLab(start)
        process.stderr.write(`${engine} ${lab.engine.version}\n`)
      }, labStartMs)
      afterAll(() => lab.close())
      suite(() => lab)
    })
  }
}
