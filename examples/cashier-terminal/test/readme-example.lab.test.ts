import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { terminal } from '../../../packages/cli/test/terminal.ts'

test("the README's example takes one code for its order, as it is printed there", async () => {
  const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8')
  const example = /```js\n([^]*?)```/.exec(readme)?.[1] ?? ''
  const host = `const submit = async (order, digits) => console.log('submitted', digits.length, order)\n`
  const folder = join(__dirname, '..')
  const run = 'cd "$0" && exec "$1" --input-type=module -e "$2"'
  const till = terminal('/bin/sh', [
    ...['-c', run, folder, process.execPath, `${host}${example}\nconsole.log('armed')`],
  ])
  await till.shows('armed')
  await till.type('283854702356157409\r', 8)
  await till.shows('28…09 This code belongs to another wallet or card.')
  await till.type('134567890123456789\r', 8)
  await till.shows('submitted 18 A-1001')
  await till.type('101122334455667788\r', 8)
  await till.shows('10…88 No order is waiting for a payment.')
  await till.interrupt()
  await till.exit()
})
