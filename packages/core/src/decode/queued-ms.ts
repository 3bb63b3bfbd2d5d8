/**
 * What comes so soon after the opening of a device (ms) was queued before it, by the system or by the scanner: up to 64 reports,
 * from minutes ago perhaps. mgaffigan/Itp.HidBarcodeScanner drops as long.
 */
export const queuedMs = 250
