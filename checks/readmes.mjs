// Each program and each command of the READMEs and the docs is taken out and run, with the packages as npm installs them.
//
//   node --import ./lab/read-typescript.mjs checks/readmes.mjs                              all of them
//   node --import ./lab/read-typescript.mjs checks/readmes.mjs packages/core/README.md      these
//
// How a block is run, and what it must print, stands in checks/readmes/blocks, at the path of its file.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { conclude } from './lib/conclude.mjs'
import { openShop } from './lib/open-shop.mjs'
import { root } from './lib/root.mjs'
import { mustRun } from './lib/run-command.mjs'
import { inTemporaryFolder } from './lib/temporary-folder.mjs'
import { publicPackages } from './lib/workspace-packages.mjs'
import { checkTypes } from './readmes/check-types.mjs'
import { openServices } from './readmes/open-services.mjs'
import { listOf, pairBlocks } from './readmes/pair-blocks.mjs'
import { hasInstallLine, packageReadmeProblems, tooManyNotRun } from './readmes/readme-rules.mjs'
import { tryFile } from './readmes/try-file.mjs'

/** The decisions say what was true on their day. */
const isDecision = (file) => file.startsWith('docs/decisions/')

const git = async (...args) => {
  const { stdout } = await mustRun('git', ['ls-files', '-co', '--exclude-standard', '--', ...args])
  return stdout.split('\n').filter((file) => file !== '' && existsSync(join(root, file)))
}

const all = await git('README.md', 'packages/*/README.md', 'examples/*/README.md', 'docs/*.md')
const files = all.filter((file) => !isDecision(file))
const asked = process.argv.slice(2)
const chosen = asked.length === 0 ? files : asked
const packageOf = (file) =>
  publicPackages().find(({ folder }) => join(folder, 'README.md') === join(root, file))

const lists = await git('checks/readmes/blocks')
const known = new Set(files.map(listOf))
const problems = lists
  .filter((list) => !known.has(list))
  .map((list) => `${list} belongs to no file`)

const tried = []
for (const file of chosen) {
  const { pairs, startsEmpty, problems: unpaired } = await pairBlocks(file)
  problems.push(...unpaired)
  const one = packageOf(file)
  if (one) problems.push(...packageReadmeProblems(file, one.name, pairs))
  const installs = startsEmpty || (one !== undefined && hasInstallLine(one.name, pairs))
  tried.push({ file, pairs, installs })
}
problems.push(...tooManyNotRun(tried.flatMap(({ pairs }) => pairs)))

await inTemporaryFolder(async (folder) => {
  const shop = await openShop(folder)
  const services = openServices()
  try {
    // A package's README installs what it needs by its own words; all others find everything installed.
    let common
    const programs = new Map()
    for (const { file, pairs, installs } of tried) {
      if (pairs.length === 0) continue
      const home = installs
        ? await shop.newFolder(file.replace(/\W+/g, '-'))
        : (common ??= await shop.newFolderWithAll('all'))
      const found = await tryFile(file, pairs, home, services)
      problems.push(...found.problems)
      programs.set(home, [...(programs.get(home) ?? []), ...found.programs])
    }
    for (const [home, some] of programs) problems.push(...(await checkTypes(home, some)))
  } finally {
    await services.close()
    await shop.close()
  }
})
const count = tried.reduce((sum, { pairs }) => sum + pairs.length, 0)
conclude(problems, `${count} blocks of ${chosen.length} files ran`)
// Vite keeps a process of its own.
process.exit()
