import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeWith } from '../../describe-with.ts'
import { testInFull } from '../../in-full.ts'
import { vmNeeds } from '../../needs.ts'
import { makeDisk } from '../../vm/make-disk.ts'
import { runInVm } from '../../vm/run-in-vm.ts'

const vmMs = 120_000

describeWith([...vmNeeds, 'mkfs.ext4'], 'a virtual machine', () => {
  test(
    'runs a command on this machine’s files, and returns what it printed and how it ended',
    async () => {
      const command = `touch here && ls here run-in-vm.test.ts; exit 3`
      const result = await runInVm({ command, cwd: __dirname, timeoutMs: vmMs })
      expect(result).toEqual({ exitCode: 3, output: expect.stringContaining('run-in-vm.test.ts') })
      expect(result.output).toContain('here')
      // And it left nothing behind.
      expect(existsSync(join(__dirname, 'here'))).toBe(false)
    },
    vmMs,
  )

  testInFull(
    'loses what was not written to its disk when it loses its power',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'paycode-disk-'))
      try {
        const disk = join(folder, 'disk')
        await makeDisk(disk)
        const lost = await runInVm({
          ...{ disk, losesPower: true, timeoutMs: vmMs },
          command: `cd /run/disk; echo kept >kept; sync; echo gone >gone; echo b >/proc/sysrq-trigger; sleep 60`,
        })
        expect(lost.exitCode).toBeUndefined()
        const { output } = await runInVm({ disk, command: 'cat /run/disk/*', timeoutMs: vmMs })
        expect(output).toContain('kept')
        expect(output).not.toContain('gone')
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    3 * vmMs,
  )

  test(
    'is stopped where it takes too long, and says so',
    async () => {
      const late = runInVm({ command: 'sleep 300', timeoutMs: 3000 })
      await expect(late).rejects.toThrow('ran out of time')
    },
    vmMs,
  )
})
