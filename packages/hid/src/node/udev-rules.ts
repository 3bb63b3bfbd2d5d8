import { hidVendors } from '@paycode/core/adapter'

const hex = (id: number): string => id.toString(16).padStart(4, '0')

/**
 * The udev rules for the scanners of the vendor table: the user at the machine may open them. `hidraw` is for the usual
 * driver, `usb` for the exclusive one. The file `udev/60-paycode-hid.rules` has this text.
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
