import type { CameraWish } from './camera-wish.ts'

/** Lenses that cannot focus on a phone close to them, by their English and Chinese names. */
const oddLens = /ultra|tele|macro|depth|infrared|\bir\b|超广角|长焦|微距|红外/i
const facingNames = { environment: /\b(back|rear)\b|后置/i, user: /\bfront\b|前置/i }

/**
 * The cameras that are better than the one that the browser gave for a direction, best first; empty if that one is the main
 * lens. Samsung's phones give the ultra-wide lens, which has a fixed focus (grocy #1642, nimiq/qr-scanner #146).
 */
export function betterLenses(
  track: MediaStreamTrack,
  facing: CameraWish['facing'],
  devices: readonly MediaDeviceInfo[],
): string[] {
  const { deviceId } = track.getSettings()
  const rank = rankOf(track.label)
  const maxRank = canFocus(track) ? rank : Number.POSITIVE_INFINITY
  return devices
    .filter(({ kind, deviceId: id }) => kind === 'videoinput' && id !== deviceId)
    .filter((device) => isFacing(device, facing) && rankOf(device.label) < maxRank)
    .toSorted((one, other) => rankOf(one.label) - rankOf(other.label))
    .map(({ deviceId: id }) => id)
}

/** Whether a camera can focus. Safari, Firefox and most webcams do not report it; then it counts as able. */
export function canFocus(track: MediaStreamTrack): boolean {
  const { focusMode }: MediaTrackCapabilities & { readonly focusMode?: readonly string[] } =
    track.getCapabilities?.() ?? {}
  return !focusMode || focusMode.includes('continuous') || focusMode.includes('single-shot')
}

/** Rank by the number in the label. Chromium on Android labels cameras "camera2 0, facing back"; 0 is the main lens. */
function rankOf(label: string): number {
  if (oddLens.test(label)) return Number.POSITIVE_INFINITY
  return Number(/^camera2? (\d+)/i.exec(label)?.[1] ?? 0)
}

function isFacing(device: Partial<InputDeviceInfo>, facing: CameraWish['facing']): boolean {
  const isSaid = device.getCapabilities?.().facingMode?.includes(facing) ?? false
  return isSaid || facingNames[facing].test(device.label ?? '')
}
