import type { Point } from '../../frame/luminance-frame.ts'

/** What a browser says of a code that it has found (Shape Detection API, WICG). */
export interface Detected {
  readonly rawValue: string
  readonly format: string
  /** Four, clockwise from its own top left. */
  readonly cornerPoints: readonly Point[]
}

export interface NativeDetector {
  detect(picture: ImageData): Promise<readonly Detected[]>
}

/** As the reader's own DOM types have it: before TypeScript 5.7 `Uint8ClampedArray` takes no parameter. */
type PictureBytes = ConstructorParameters<typeof ImageData>[0]

/** What is needed of a page or worker. `globalThis` is one; no type of the DOM knows `BarcodeDetector`. */
export interface NativePlatform {
  readonly BarcodeDetector?: {
    new (options: { readonly formats: readonly string[] }): NativeDetector
    getSupportedFormats(): Promise<readonly string[]>
  }
  readonly ImageData: new (data: PictureBytes, width: number) => ImageData
}
