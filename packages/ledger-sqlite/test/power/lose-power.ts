import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { vmNeeds } from '../../../../lab/needs.ts'
import { makeDisk } from '../../../../lab/vm/make-disk.ts'
import { runInVm } from '../../../../lab/vm/run-in-vm.ts'

export const powerLossNeeds = [...vmNeeds, 'mkfs.ext4'] as const

/** Limit of one start of the machine, in ms. */
const vmMs = 180_000
/** Limit of a whole power loss, in ms: two starts, and a reserve. */
export const powerLossMs = 3 * vmMs
/** Number of claims that are acknowledged before the power loss. */
export const claims = 300

/** Claims until the machine is reset, starts it again, and claims every acknowledged name again. */
export async function losePower(folder: string, before = 'true') {
  const disk = join(folder, 'disk')
  await makeDisk(disk)
  const script = (name: string): string => `node '${join(__dirname, name)}' /run/disk/ledger.db`
  const first = await runInVm({
    ...{ disk, losesPower: true, timeoutMs: vmMs },
    command: `${before}\n${script('claim-until-reset.mjs')} ${claims}`,
  })
  const acknowledged = first.output.split(/\r?\n/).filter((line) => line.startsWith('code-'))
  const names = join(folder, 'acknowledged')
  await writeFile(names, acknowledged.join('\n'))
  const second = await runInVm({
    ...{ disk, timeoutMs: vmMs },
    command: `${script('claim-again.mjs')} '${names}'`,
  })
  const answers = second.output.split(/\r?\n/).filter((line) => line.startsWith('code-'))
  expect(answers).toHaveLength(acknowledged.length)
  return {
    acknowledged: acknowledged.length,
    lost: answers.filter((answer) => !answer.endsWith(' already-claimed')),
  }
}
