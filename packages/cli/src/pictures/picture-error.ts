/** A picture that cannot be read. The message says what is wrong with it and what to do. */
export class PictureError extends Error {
  override readonly name = 'PictureError'
  readonly code = 'unreadable-picture'
  readonly cure: string

  constructor(message: string, cure: string, options?: ErrorOptions) {
    super(message, options)
    this.cure = cure
  }
}
