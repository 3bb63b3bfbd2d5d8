/** Which camera, and what picture. */
export interface CameraWish {
  /** The one that was chosen, by id; where ids have changed, by name. */
  readonly chosen?: { readonly deviceId: string; readonly label?: string }
  readonly facing: 'environment' | 'user'
  readonly resolution: { readonly width: number; readonly height: number }
  /** Another camera will not do. */
  readonly isStrict?: boolean
}

const frameRate = { ideal: 30 }

/** What to ask `getUserMedia` for one after the other, the best first, until a camera can give it. */
export function constraintsFor(
  { chosen, facing, resolution, isStrict = false }: CameraWish,
  devices: readonly MediaDeviceInfo[],
): MediaTrackConstraints[] {
  const picture = {
    width: { ideal: resolution.width },
    height: { ideal: resolution.height },
    frameRate,
  }
  const namesakes = chosen?.label
    ? devices.filter(
        ({ kind, label, deviceId }) =>
          kind === 'videoinput' && label === chosen.label && deviceId !== chosen.deviceId,
      )
    : []
  const ids = [...(chosen ? [chosen.deviceId] : []), ...namesakes.map(({ deviceId }) => deviceId)]
  const exactly = ids
    .filter((id) => id !== '')
    .map((id) => ({ deviceId: { exact: id }, ...picture }))
  if (isStrict && exactly.length > 0) return exactly
  return [...exactly, { facingMode: { ideal: facing }, ...picture }, {}]
}
