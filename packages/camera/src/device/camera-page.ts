/** All that a camera needs from its page. A test can supply its own. */
export interface CameraPage {
  readonly isSecureContext: boolean
  /** Base of relative addresses. */
  readonly baseUrl: string
  readonly mediaDevices: CameraDevices | undefined
  readonly permissions: Pick<Permissions, 'query'> | undefined
  /** `undefined` if the browser cannot keep the screen awake. */
  readonly wakeLock: Pick<WakeLock, 'request'> | undefined
  /** Visibility of the page with its `visibilitychange` event, and the person's touches and keys. */
  readonly document: PageDocument
  /** `undefined` if the page may not use it. */
  readonly localStorage: Storage | undefined
  /** Whether the embedding page allows this frame the camera; `undefined` if the browser does not report it. */
  readonly isAllowedByPolicy: boolean | undefined
}

export type CameraDevices = Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'> &
  Pick<EventTarget, 'addEventListener' | 'removeEventListener'>

type PageDocument = Pick<EventTarget, 'addEventListener' | 'removeEventListener'> & {
  readonly visibilityState: DocumentVisibilityState
}

/** Chromium's policy of a document; the DOM types lack it. */
interface PolicyDocument {
  readonly featurePolicy?: { allowsFeature(feature: string): boolean }
}

/** The page that this code runs in. @throws {TypeError} outside a page. */
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
    // Contrary to the DOM types, old web views and insecure pages lack these.
    mediaDevices: navigator.mediaDevices,
    permissions: navigator.permissions,
    wakeLock: navigator.wakeLock,
    document,
    localStorage: storage(),
    isAllowedByPolicy: policy.featurePolicy?.allowsFeature('camera'),
  }
}

/** The page's `localStorage`. When cookies are blocked, even reading the property throws. */
function storage(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}
