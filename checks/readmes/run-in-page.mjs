import { readdirSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build } from 'vite'
import { unlikeExpected } from './unlike-expected.mjs'

/** On a busy machine a page takes seconds to come to its next line. */
const patienceMs = 60_000

/**
 * Bundles a program for a page and runs it in Chromium.
 *
 * @param {object} entry
 * @param {string} [entry.html] what stands in the page's body.
 * @param {(page: object) => Promise<void>} [entry.drive] what a person does there; it may assert what is shown.
 * @param {(string | RegExp)[]} [entry.prints] the lines of the console.
 * @param {import('../../lab/start-browser-lab.ts').BrowserLab} lab
 * @returns {Promise<string | undefined>} what was wrong.
 */
export async function runInPage({ html = '', drive, prints = [] }, file, lab) {
  const name = basename(file).replace(/\.\w+$/, '')
  await bundle(name, file, html)
  const context = await lab.browser.newContext()
  const page = await context.newPage()
  const lines = []
  const errors = []
  page.setDefaultTimeout(patienceMs)
  page.on('console', (message) => lines.push(message.text()))
  page.on('pageerror', (error) => errors.push(String(error.stack ?? error)))
  try {
    const built = join(file, '..', name, 'dist')
    for (const path of filesOf(built)) {
      lab.put(`/${name}/${path}`, await readFile(join(built, path)))
    }
    const address = lab.put(`/${name}/`, await readFile(join(built, 'index.html')))
    await page.goto(address)
    await drive?.(page)
    for (let waited = 0; waited < patienceMs && lines.length < prints.length; waited += 50) {
      if (errors.length > 0) break
      await page.waitForTimeout(50)
    }
    if (errors.length > 0) return `the page failed:\n${errors.join('\n')}`
    return unlikeExpected(lines, prints)
  } catch (error) {
    return [`${error.message}`, ...errors, ...lines].join('\n')
  } finally {
    await context.close()
  }
}

/** As a shop bundles it: Vite finds the camera's worker and wasm by itself. */
async function bundle(name, file, html) {
  const home = join(file, '..', name)
  await mkdir(home, { recursive: true })
  const script = `<script type="module" src="../${basename(file)}"></script>`
  const document = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title>\n<body>${html}${script}`
  await writeFile(join(home, 'index.html'), document)
  const { NODE_ENV } = process.env
  await build({
    ...{ configFile: false, root: home, base: `/${name}/`, logLevel: 'error', mode: 'production' },
    build: { target: 'es2022', assetsInlineLimit: 0, rolldownOptions: { checks: {} } },
    worker: { format: 'es' },
  })
  // Vite sets it for this process, and npm would then install no devDependencies.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV
  else process.env.NODE_ENV = NODE_ENV
}

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
