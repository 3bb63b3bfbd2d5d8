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

export const pictureFor = ({
  resolution: { width, height },
}: CameraWish): MediaTrackConstraints => ({
  width: { ideal: width },
  height: { ideal: height },
  frameRate,
})

/** What to ask `getUserMedia` for one after the other, the best first, until a camera can give it. */
export function constraintsFor(
  wish: CameraWish,
  devices: readonly MediaDeviceInfo[],
): MediaTrackConstraints[] {
  const { chosen, facing, isStrict = false } = wish
  const picture = pictureFor(wish)
  const namesakes = chosen?.label
    ? devices.filter(
        ({ kind, label, deviceId }) =>
          kind === 'videoinput' && label === chosen.label && deviceId !== chosen.deviceId,
      )
    : []
  const ids = [...(chosen ? [chosen.deviceId] : []), ...namesakes.map(({ deviceId }) => deviceId)]
  // Some browsers refuse a picture even where it is only an ideal (mebjas.github.io #35): each camera is asked for without it, too.
  const exactly = ids
    .filter((id) => id !== '')
    .flatMap((id) => [{ deviceId: { exact: id }, ...picture }, { deviceId: { exact: id } }])
  if (isStrict && exactly.length > 0) return exactly
  const facingMode = { ideal: facing }
  return [...exactly, { facingMode, ...picture }, { facingMode }, {}]
}
