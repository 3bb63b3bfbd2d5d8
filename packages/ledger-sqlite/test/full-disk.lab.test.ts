import { describeWith } from '../../../lab/describe-with.ts'
import { mountNamespace } from '../../../lab/needs.ts'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'
import { refusedWith, runFillDisk } from './processes/run-fill-disk.ts'

const folder = temporaryFolder()

describeWith(['unshare'], 'a ledger on a disk of 400 kB', () => {
  test('a full disk says that it is full', () => {
    const mounted = `unshare ${mountNamespace.join(' ')} sh -c 'mount -t tmpfs -o size=400k tmpfs "$1" && where=$1 && shift && exec "$@" "$where"' sh "$@"`
    expect(runFillDisk(mounted, folder())).toEqual(refusedWith('ledger-full'))
  })
})
