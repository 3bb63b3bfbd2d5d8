// No file of the repository names the machine that it was written on, or a registry: both differ elsewhere.
import { homedir } from 'node:os'
import { conclude } from './lib/conclude.mjs'
import { root } from './lib/root.mjs'
import { runCommand } from './lib/run-command.mjs'

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
// A path begins where a word does: `https://shop.cn/home/notify` is an address.
const patterns = [
  String.raw`(^|[[:space:]"'\`(=:]|file://)/(home|Users|root|work|var/folders|private/var)/[[:alnum:]_.-]`,
  String.raw`[A-Za-z]:\\+Users\\`,
  String.raw`registry\.[[:alnum:]-]+\.[[:alpha:]]`,
  'npm[.]pkg[.]github|npmmirror[.]|verdacci[o]|artifactor[y]',
  String.raw`^ *(tarball|resolved): *['"]?https?:`,
  ...[root, homedir()].filter((path) => path.length > 5).map((path) => `${escaped(path)}(/|$)`),
]

const { code, output } = await runCommand('git', [
  ...['grep', '--untracked', '-I', '--line-number', '--extended-regexp'],
  ...patterns.flatMap((pattern) => ['-e', pattern]),
])

// git grep answers 1 when nothing was found.
const lines = output.split('\n').filter((line) => line !== '')
if (code === 0 || code === 1) conclude(lines, 'no path of a machine, no registry')
else conclude([`git grep ended with ${code}: ${output}`], '')
