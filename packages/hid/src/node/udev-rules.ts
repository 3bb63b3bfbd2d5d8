import { hidVendors } from '@paycode/core/adapter'

const hex = (id: number): string => id.toString(16).padStart(4, '0')

/**
 * udev's rules for the scanners of the table: whoever sits at the machine may open them. hidraw for the usual driver, usb for the
 * exclusive one. `udev/60-paycode-hid.rules` is this text.
 */
export const udevRules = (): string =>
  [
    '# Scanners that @paycode/hid knows. Made of its table of vendors; do not edit.',
    '# To use: copy to /etc/udev/rules.d, run `udevadm control --reload-rules`, plug the scanner in again.',
    '',
    ...hidVendors.flatMap(({ name, vendorIds }) => [
      `# ${name}`,
      ...vendorIds.flatMap((id) => [
        `KERNEL=="hidraw*", ATTRS{idVendor}=="${hex(id)}", MODE="0660", TAG+="uaccess"`,
        `SUBSYSTEM=="usb", ATTR{idVendor}=="${hex(id)}", MODE="0660", TAG+="uaccess"`,
      ]),
    ]),
    '',
  ].join('\n')
