import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeWith } from '../../../../lab/describe-with.ts'
import { vmNeeds } from '../../../../lab/needs.ts'
import { makeDisk } from '../../../../lab/vm/make-disk.ts'
import { runInVm } from '../../../../lab/vm/run-in-vm.ts'

const vmMs = 180_000
const claims = 300

describeWith([...vmNeeds, 'mkfs.ext4'], 'a ledger on a machine that loses its power', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'paycode-power-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  test(
    'loses no claim that it has acknowledged',
    async () => {
      const { acknowledged, lost } = await losePower(folder)
      expect(acknowledged).toBe(claims)
      expect(lost).toEqual([])
    },
    3 * vmMs,
  )

  test(
    'would lose some, did it not wait for the disk: so this can be seen here',
    async () => {
      // In the guest's own layer; the file on this machine stays as it is.
      const built = join(__dirname, '../../dist/store/open-ledger-database.js')
      const hasty = `sed -i 's/synchronous = FULL/synchronous = NORMAL/w /run/changed' '${built}'; test -s /run/changed || exit 1`
      const { acknowledged, lost } = await losePower(folder, hasty)
      expect(acknowledged).toBe(claims)
      expect(lost).not.toEqual([])
    },
    3 * vmMs,
  )
})

/** Claims until the machine is reset, starts it again, and asks for every claim that was acknowledged. */
async function losePower(folder: string, before = 'true') {
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
