// What all packages must say alike, they say alike.
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { conclude } from './lib/conclude.mjs'
import { root } from './lib/root.mjs'
import { publicPackages, workspacePackages } from './lib/workspace-packages.mjs'

const { license, engines, ...workspace } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
)
const published = publicPackages()
const { version } = published[0].manifest

const shown = JSON.stringify
const unlike = (manifest, expected) =>
  Object.entries(expected)
    .filter(([field, value]) => shown(manifest[field]) !== shown(value))
    .map(([field, value]) => `${field} is ${shown(manifest[field])}, not ${shown(value)}`)

/** What resolvers that do not know `exports` read: TypeScript with `moduleResolution: node`, and old bundlers. */
function oldFields({ exports }) {
  const typed = Object.entries(exports).filter(([, entry]) => entry.types)
  const { types, default: main } = exports['.'] ?? {}
  const paths = typed
    .filter(([path]) => path !== '.')
    .map(([path, entry]) => [path.slice(2), [entry.types]])
  const typesVersions = paths.length === 0 ? undefined : { '*': Object.fromEntries(paths) }
  return { main, types, typesVersions }
}

/** What only the owner of the repository can fill: it stands in the workspace's package.json, and then in each package. */
function ownersFields(folder) {
  const { author, homepage, bugs, repository } = workspace
  const directory = `packages/${basename(folder)}`
  return { author, homepage, bugs, repository: repository && { ...repository, directory } }
}

function publishedProblems({ name, folder, manifest }) {
  const needed = ['dist', 'src', ...(manifest.bin ? ['bin'] : [])]
  const missing = needed.filter((file) => !manifest.files?.includes(file))
  const peers = Object.entries(manifest.peerDependencies ?? {}).flatMap(([peer, range]) => {
    const ranges = published.map((one) => one.manifest.peerDependencies?.[peer] ?? range)
    return ranges.every((other) => other === range)
      ? []
      : [`peer ${peer} is elsewhere not ${range}`]
  })
  return [
    ...unlike(manifest, {
      name: `@paycode/${basename(folder)}`,
      version,
      engines,
      sideEffects: false,
      ...oldFields(manifest),
      ...ownersFields(folder),
    }),
    ...missing.map((file) => `files lacks ${file}`),
    ...(manifest.keywords?.includes('payment-code') ? [] : ['keywords lack payment-code']),
    ...(manifest.description ? [] : [`${name} has no description`]),
    ...(manifest.publishConfig?.access === 'public' ? [] : ['publishConfig.access is not public']),
    ...peers,
  ]
}

const problems = workspacePackages().flatMap((one) =>
  [
    ...unlike(one.manifest, { license, type: 'module' }),
    ...(one.manifest.private ? [] : publishedProblems(one)),
  ].map((problem) => `${one.name}: ${problem}`),
)

conclude(problems, `${published.length} packages, all at ${version}`)
