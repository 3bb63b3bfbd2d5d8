interface ColourPicture {
  readonly data: Uint8Array | Uint8ClampedArray
  readonly width: number
  readonly height: number
  /** Distance from one row to the next, in bytes. */
  readonly stride: number
}

/** The brightness of a picture of four bytes a pixel: ITU-R BT.601's luma, in 256ths. */
export function greyOfColours(
  { data, width, height, stride }: ColourPicture,
  [red, green, blue]: readonly [number, number, number],
  grey: Uint8Array,
): void {
  let to = 0
  for (let y = 0; y < height; y += 1) {
    const end = y * stride + 4 * width
    for (let from = y * stride; from < end; from += 4) {
      grey[to] = (77 * data[from + red]! + 150 * data[from + green]! + 29 * data[from + blue]!) >> 8
      to += 1
    }
  }
}
