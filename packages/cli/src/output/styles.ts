import colors from 'picocolors'
import { shown, Shown } from './shown.ts'

type Style = (text: string | number | Shown) => Shown

const style =
  (paint: (text: string) => string): Style =>
  (text) =>
    new Shown(paint(shown`${text}`.text))

export const bold: Style = style(colors.bold)
export const dim: Style = style(colors.dim)
export const green: Style = style(colors.green)
export const red: Style = style(colors.red)
export const yellow: Style = style(colors.yellow)
