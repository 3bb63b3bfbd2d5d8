/** What a decoder gets: grey values row by row, `stride` bytes from one row to the next. */
export interface Frame {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
  readonly stride: number
}
