import { join } from 'node:path'
import type { Kernel } from './kernel.ts'

export interface Machine {
  /** Default 1024. A browser wants 4096. */
  readonly memoryMb?: number
  /** An image of a disk that the guest has at /run/disk, and that survives it. */
  readonly disk?: string
}

/** QEMU's arguments. `folder` holds the first root, and is the guest's /run/lab. */
export function machineArguments(kernel: Kernel, folder: string, machine: Machine): string[] {
  return [
    // What a cloud machine has is no full KVM; the emulation is slow and works everywhere.
    ...['-M', 'q35', '-accel', 'tcg,thread=multi,tb-size=512', '-cpu', 'max'],
    ...['-smp', '2', '-m', String(machine.memoryMb ?? 1024)],
    ...['-nodefaults', '-no-user-config', '-no-reboot', '-display', 'none'],
    ...['-device', 'virtio-rng-pci'],
    ...['-kernel', kernel.image, '-initrd', join(folder, 'initramfs')],
    '-append',
    'console=ttyS0 quiet panic=-1 tsc=reliable mitigations=off random.trust_cpu=on',
    ...sharedFolder('host', '/', ',readonly=on'),
    ...sharedFolder('lab', folder),
    ...[
      '-chardev',
      `file,id=console,path=${join(folder, 'console')}`,
      '-serial',
      'chardev:console',
    ],
    ...['-device', 'virtio-serial-pci'],
    ...['-chardev', `socket,id=output,path=${join(folder, 'output.socket')}`],
    ...['-device', 'virtserialport,chardev=output,name=lab.output'],
    ...(machine.disk === undefined ? [] : diskArguments(machine.disk)),
  ]
}

const sharedFolder = (name: string, path: string, more = ''): string[] => [
  '-virtfs',
  `local,path=${path},mount_tag=${name},security_model=none,multidevs=remap${more}`,
]

const diskArguments = (disk: string): string[] => [
  ...['-drive', `file=${disk},if=none,id=disk,format=raw,cache=writeback`],
  ...['-device', 'virtio-blk-pci,drive=disk'],
]
