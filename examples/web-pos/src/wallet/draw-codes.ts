import { code128, qrcode } from 'bwip-js/browser'

/** WeChat Pay shows 18 digits as Code 128 in set C: 134 modules, plus a quiet zone of 10 modules on each side. */
const barModules = 134 + 2 * 10
/** 18 digits fit a QR code of version 1: 21 modules, plus a quiet zone of 4 modules on each side. */
const qrModules = 21 + 2 * 4
/** bwip-js draws a QR module as a square of two units. */
const unitsPerModule = 2

/**
 * Draws a code on both canvases, as wide as their boxes allow. Each module is a whole number of device pixels: scaled bars
 * would be uneven, and harder to read than smaller ones.
 */
export function drawCodes(code: string, bars: HTMLCanvasElement, qr: HTMLCanvasElement): void {
  const barScale = fittingScale(bars, barModules)
  code128(bars, {
    ...{ bcid: 'code128', text: code, scaleX: barScale, scaleY: barScale, height: 14 },
    ...{ paddingwidth: 10, backgroundcolor: 'FFFFFF' },
  })
  bars.style.width = `${bars.width / devicePixelRatio}px`
  const qrScale = fittingScale(qr, qrModules * unitsPerModule)
  qrcode(qr, {
    ...{ bcid: 'qrcode', text: code, scale: qrScale, eclevel: 'M' },
    ...{ padding: 4 * unitsPerModule, backgroundcolor: 'FFFFFF' },
  })
  qr.style.width = `${qr.width / devicePixelRatio}px`
}

function fittingScale(canvas: HTMLCanvasElement, modules: number): number {
  const widthPx = (canvas.parentElement?.clientWidth ?? 0) * devicePixelRatio
  return Math.max(1, Math.floor(widthPx / modules))
}
