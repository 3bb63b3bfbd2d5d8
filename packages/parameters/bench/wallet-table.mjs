// Time to recognise the wallet of a text, with 0, 3 and 200 wallets of one's own. Compares the prefix tree, a linear search of all
// rows, and `recognise` as a till calls it. Rounds are interleaved; medians are printed.
import { isMadeOf } from '../dist/auth-code/alphabets.js'
import { findRow, prefixTree } from '../dist/auth-code/prefix-tree.js'
import { codeRecogniser, defineWallet, wallets } from '../dist/index.js'

const textsPerRound = 50_000
const rounds = 15

/** Wallets that do not exist: 71000 to 71199, 20 digits each. */
const ownWallets = (count) =>
  Array.from({ length: count }, (_, index) =>
    defineWallet({
      ...{ name: `wallet-${index}`, prefixes: [`71${String(index).padStart(3, '0')}`] },
      ...{ lengths: [20], alphabet: 'digits', freshnessMs: 60_000, source: 'made up' },
    }),
  )

const numbered = (prefix, length) =>
  Array.from({ length: 1_000 }, (_, index) => prefix + String(index * 7_919).padStart(length, '0'))
const kinds = {
  'WeChat Pay': numbered('13', 16),
  product: numbered('690', 10),
  'own wallet': numbered('71002', 15),
}

/** The search that the tree replaced. */
const oneAfterAnother = (rows) => (text) =>
  rows.find(
    ({ alphabet, lengths, prefixes }) =>
      (lengths === null || lengths.includes(text.length)) &&
      prefixes.some((prefix) => text.startsWith(prefix)) &&
      (lengths === null || isMadeOf(alphabet, text)),
  )

function contestants(count) {
  const own = ownWallets(count)
  const rows = [...wallets, ...own]
  const tree = prefixTree(rows)
  const { recognise } = codeRecogniser({ wallets: own })
  return [
    { name: 'one after another', count, find: oneAfterAnother(rows) },
    { name: 'tree', count, find: (text) => findRow(tree, text) },
    { name: 'recognise', count, find: recognise },
  ]
}

function nanosecondsPerText(find, texts) {
  const startedAt = performance.now()
  let found = 0
  for (let index = 0; index < textsPerRound; index += 1) {
    if (find(texts[index % texts.length]) !== undefined) found += 1
  }
  if (found > textsPerRound) throw new Error('unreachable, and keeps the search alive')
  return ((performance.now() - startedAt) / textsPerRound) * 1e6
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

for (const [kind, texts] of Object.entries(kinds)) {
  const all = [0, 3, 200].flatMap(contestants)
  for (const { find } of all) nanosecondsPerText(find, texts)
  const times = all.map(() => [])
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, { find }] of all.entries())
      times[place].push(nanosecondsPerText(find, texts))
  }
  for (const [place, { name, count }] of all.entries()) {
    const ns = median(times[place]).toFixed(0).padStart(6)
    console.log(`${kind.padEnd(12)} ${name.padEnd(18)} ${String(count).padStart(3)} own  ${ns} ns`)
  }
}
