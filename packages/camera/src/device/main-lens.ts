import type { CameraWish } from './camera-wish.ts'

/** Lenses that do not focus on a phone that is held before them, by their names in English and Chinese. */
const oddLens = /ultra|tele|macro|depth|infrared|\bir\b|超广角|长焦|微距|红外/i
const facingNames = { environment: /\b(back|rear)\b|后置/i, user: /\bfront\b|前置/i }

/**
 * The cameras that are better than the one that the browser gave for a direction, the best first; empty where that one is the main
 * lens. Samsung's phones give the ultra-wide one, which has a fixed focus (grocy #1642, nimiq/qr-scanner #146).
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

/** Whether a camera can focus. Safari, Firefox and most webcams do not say: then it counts as able. */
export function canFocus(track: MediaStreamTrack): boolean {
  const { focusMode }: MediaTrackCapabilities & { readonly focusMode?: readonly string[] } =
    track.getCapabilities?.() ?? {}
  return !focusMode || focusMode.includes('continuous') || focusMode.includes('single-shot')
}

/** Chromium on Android calls them "camera2 0, facing back", and 0 is the main one. */
function rankOf(label: string): number {
  if (oddLens.test(label)) return Number.POSITIVE_INFINITY
  return Number(/^camera2? (\d+)/i.exec(label)?.[1] ?? 0)
}

function isFacing(device: Partial<InputDeviceInfo>, facing: CameraWish['facing']): boolean {
  const isSaid = device.getCapabilities?.().facingMode?.includes(facing) ?? false
  return isSaid || facingNames[facing].test(device.label ?? '')
}
