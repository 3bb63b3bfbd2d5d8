// Every relative link of every markdown file leads somewhere, to the heading it names.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { conclude } from './lib/conclude.mjs'
import { root } from './lib/root.mjs'
import { mustRun } from './lib/run-command.mjs'
import { publicPackages } from './lib/workspace-packages.mjs'

const listing = ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '*.md']
const { stdout } = await mustRun('git', listing)
const files = stdout.split('\0').filter((file) => file !== '' && existsSync(join(root, file)))

const withoutBlocks = (text) => text.replace(/^( *)(```|~~~)[^]*?^ *\2.*$/gm, '')

const linkOf =
  /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^ {0,3}\[[^\]]+\]:\s*(\S+)|(?:href|src)="([^"]+)"/gm
const linksOf = (text) =>
  [
    ...withoutBlocks(text)
      .replace(/`[^`\n]*`/g, 'code')
      .matchAll(linkOf),
  ].map(([, a, b, c]) => a ?? b ?? c)

/** The anchors that GitHub gives to headings, and those written by hand. */
function anchorsOf(file) {
  const text = withoutBlocks(readFileSync(file, 'utf8'))
  const seen = new Map()
  const headings = [...text.matchAll(/^ {0,3}#{1,6} +(.+?)[ #]*$/gm)].map(([, heading]) => {
    const slug = heading
      .replace(/\]\([^)]*\)/g, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replace(/ /g, '-')
    const times = seen.get(slug) ?? 0
    seen.set(slug, times + 1)
    return times === 0 ? slug : `${slug}-${times}`
  })
  return new Set([
    ...headings,
    ...[...text.matchAll(/\b(?:id|name)="([^"]+)"/g)].map(([, id]) => id),
  ])
}

/** The package whose README this is: it is read on npm too, where only what is packed is there. */
const packedFolderOf = (path) =>
  publicPackages().find(({ folder }) => join(folder, 'README.md') === path)

const isPacked = (path, manifest) =>
  ['', 'README.md', 'LICENSE', 'package.json'].includes(path) ||
  manifest.files.some((pattern) => {
    const [start, end = ''] = pattern.split('*')
    return path === pattern || path.startsWith(`${pattern}/`) || isBetween(path, start, end)
  })

const isBetween = (path, start, end) => end !== '' && path.startsWith(start) && path.endsWith(end)

let count = 0
const problems = files.flatMap((file) => {
  const path = join(root, file)
  return linksOf(readFileSync(path, 'utf8')).flatMap((link) => {
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(link)) return []
    count += 1
    const [where, anchor] = link.split('#')
    const target =
      where === '' ? path : resolve(dirname(path), decodeURIComponent(where.split('?')[0]))
    if (relative(root, target).startsWith('..'))
      return [`${file}: ${link} leads out of the repository`]
    if (!existsSync(target)) return [`${file}: ${link} leads nowhere`]
    const home = packedFolderOf(path)
    if (home && !isPacked(relative(home.folder, target), home.manifest))
      return [
        `${file}: ${link} is not in the package: name the file of the repository without a link`,
      ]
    if (!anchor || !statSync(target).isFile() || !target.endsWith('.md')) return []
    return anchorsOf(target).has(decodeURIComponent(anchor))
      ? []
      : [`${file}: ${link} names no heading`]
  })
})

conclude(problems, `${count} relative links in ${files.length} files`)
