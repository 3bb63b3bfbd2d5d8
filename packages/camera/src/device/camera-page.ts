/** All that a camera needs of the page it is in, so that a test can be the page. */
export interface CameraPage {
  readonly isSecureContext: boolean
  /** What its addresses are relative to. */
  readonly baseUrl: string
  readonly mediaDevices: CameraDevices | undefined
  readonly permissions: Pick<Permissions, 'query'> | undefined
  /** `undefined` where the browser cannot keep the screen awake. */
  readonly wakeLock: Pick<WakeLock, 'request'> | undefined
  /** Whether the page is shown, and its `visibilitychange`; what the person does in it. */
  readonly document: PageDocument
  /** `undefined` where the page may not have one. */
  readonly localStorage: Storage | undefined
  /** Whether this frame was given the camera by the page around it, where the browser tells. */
  readonly isAllowedByPolicy: boolean | undefined
}

export type CameraDevices = Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'> &
  Pick<EventTarget, 'addEventListener' | 'removeEventListener'>

type PageDocument = Pick<EventTarget, 'addEventListener' | 'removeEventListener'> & {
  readonly visibilityState: DocumentVisibilityState
}

/** Chromium's, not yet in the types of the DOM. */
interface PolicyDocument {
  readonly featurePolicy?: { allowsFeature(feature: string): boolean }
}

/** The page that this code runs in. @throws {TypeError} where there is none. */
export function thisPage(): CameraPage {
  if (typeof document === 'undefined' || typeof navigator === 'undefined') {
    throw new TypeError(
      'camera: there is no page here. Call it in the browser, for example in an effect.',
    )
  }
  const policy: Document & PolicyDocument = document
  return {
    isSecureContext: window.isSecureContext,
    baseUrl: document.baseURI,
    // Old web views and insecure pages lack what the types promise.
    mediaDevices: navigator.mediaDevices,
    permissions: navigator.permissions,
    wakeLock: navigator.wakeLock,
    document,
    localStorage: storage(),
    isAllowedByPolicy: policy.featurePolicy?.allowsFeature('camera'),
  }
}

/** Where cookies are blocked, even to look for it throws. */
function storage(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}
