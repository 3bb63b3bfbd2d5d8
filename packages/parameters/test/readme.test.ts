import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import {
  authCodeReasons,
  notifyUrlReasons,
  notifyUrlWarnings,
  outTradeNoReasons,
} from '../src/index.ts'

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8')

describe('README', () => {
  const rows: [name: string, meaning: string][] = [
    ...authCodeReasons.map(({ reason, meaning }): [string, string] => [reason, meaning]),
    ...notifyUrlReasons.map(({ reason, meaning }): [string, string] => [reason, meaning]),
    ...notifyUrlWarnings.map(({ warning, meaning }): [string, string] => [warning, meaning]),
    ...outTradeNoReasons.map(({ reason, meaning }): [string, string] => [reason, meaning]),
  ]

  test.each(rows)('explains %s as the table does', (name, meaning) => {
    expect(readme).toContain(`| \`${name}\` | ${meaning} |`)
  })
})
