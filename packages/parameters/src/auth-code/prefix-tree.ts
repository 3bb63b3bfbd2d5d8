import { isMadeOf } from './alphabets.ts'
import type { WalletShape } from './wallets.ts'

/**
 * Rows by prefix, one character a level: a search takes as many steps as the prefix has characters, however many rows there
 * are. No text may have the shapes of two rows (`overlap`).
 */
export interface PrefixTree<Row> {
  /** The rows whose prefix ends at this node, by the length of their codes. */
  readonly rows: Map<number | null, Row>
  readonly next: Map<string, PrefixTree<Row>>
}

const emptyTree = <Row>(): PrefixTree<Row> => ({ rows: new Map(), next: new Map() })

export function prefixTree<Row extends WalletShape>(rows: readonly Row[]): PrefixTree<Row> {
  const root = emptyTree<Row>()
  for (const row of rows) {
    for (const prefix of row.prefixes) {
      const end = Array.from(prefix).reduce(step, root)
      for (const length of row.lengths ?? [null]) end.rows.set(length, row)
    }
  }
  return root
}

/** The row whose shape the text has. */
export function findRow<Row extends WalletShape>(
  root: PrefixTree<Row>,
  text: string,
): Row | undefined {
  let tree: PrefixTree<Row> | undefined = root
  for (let at = 0; tree !== undefined; at += 1) {
    const row = tree.rows.get(text.length)
    if (row !== undefined && isMadeOf(row.alphabet, text)) return row
    if (tree.rows.has(null)) return tree.rows.get(null)
    tree = tree.next.get(text.charAt(at))
  }
  return undefined
}

/** The next node for a character. Creates it where it is missing. */
function step<Row>(tree: PrefixTree<Row>, character: string): PrefixTree<Row> {
  const next = tree.next.get(character) ?? emptyTree<Row>()
  tree.next.set(character, next)
  return next
}
