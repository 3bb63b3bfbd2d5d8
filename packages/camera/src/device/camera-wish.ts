/** The wanted camera and picture. */
export interface CameraWish {
  /** The chosen camera, by id; by name if the ids have changed. */
  readonly chosen?: { readonly deviceId: string; readonly label?: string }
  readonly facing: 'environment' | 'user'
  readonly resolution: { readonly width: number; readonly height: number }
  /** Whether only the chosen camera is accepted. */
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

/** The constraints to try with `getUserMedia`, best first, until a camera can meet them. */
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
  // Some browsers reject even an ideal picture size (mebjas.github.io #35): each camera is also tried without one.
  const exactly = ids
    .filter((id) => id !== '')
    .flatMap((id) => [{ deviceId: { exact: id }, ...picture }, { deviceId: { exact: id } }])
  if (isStrict && exactly.length > 0) return exactly
  const facingMode = { ideal: facing }
  return [...exactly, { facingMode, ...picture }, { facingMode }, {}]
}
