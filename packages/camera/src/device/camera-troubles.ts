import type { DeviceStatus } from '@paycode/core'
import { problemOf, type EveryLanguage } from '@paycode/core/adapter'

/**
 * The troubles of a camera and its reader: the status, how each mends, and the words for people. `mends`: `never` while the
 * page lives; `by-itself`: it is tried again with growing pauses; `on-change`: of the cameras, the permission or the page;
 * `when-asked`: by `retry()`, since another try would ask the person again.
 */
export const cameraTroubles = {
  // navigator.mediaDevices is there in secure contexts only: W3C Media Capture and Streams §9.
  'insecure-context': {
    state: 'unavailable',
    mends: 'never',
    en: {
      what: 'The browser gives the camera to secure pages only.',
      cure: 'Open the till by https.',
    },
    zh: { what: '浏览器只允许安全页面使用摄像头。', cure: '请使用 https 打开收银页面。' },
  },
  // Web views whose app does not pass the camera on.
  'no-camera-api': {
    state: 'unavailable',
    mends: 'never',
    en: {
      what: 'This browser gives no page a camera.',
      cure: 'Open the till in an up-to-date browser.',
    },
    zh: { what: '此浏览器不支持网页使用摄像头。', cure: '请使用新版浏览器打开收银页面。' },
  },
  // NotAllowedError in a frame without allow="camera": W3C Media Capture and Streams §13, Permissions Policy.
  'blocked-by-policy': {
    state: 'unavailable',
    mends: 'never',
    en: {
      what: 'The page around the till keeps the camera from it.',
      cure: 'Its developer has to allow "camera" for this frame.',
    },
    zh: {
      what: '外层页面禁止收银页面使用摄像头。',
      cure: '请开发人员为此框架设置 allow="camera"。',
    },
  },
  // NotAllowedError "Permission denied by system": Chromium, media_stream_manager; Android, macOS and Windows switch it off.
  'blocked-by-system': {
    state: 'unavailable',
    mends: 'on-change',
    en: {
      what: 'The system keeps the camera from the browser.',
      cure: "Allow the browser the camera in the system's settings.",
    },
    zh: { what: '系统禁止浏览器使用摄像头。', cure: '请在系统设置中允许浏览器使用摄像头。' },
  },
  // NotAllowedError while navigator.permissions says `denied`, or says nothing.
  'permission-refused': {
    state: 'unavailable',
    mends: 'on-change',
    en: {
      what: 'The camera is blocked for this page.',
      cure: 'Click the sign left of the address, and allow the camera.',
    },
    zh: { what: '此页面的摄像头已被禁止。', cure: '请点击地址栏左侧的图标，允许使用摄像头。' },
  },
  // NotAllowedError while navigator.permissions still says `prompt`.
  'permission-dismissed': {
    state: 'unavailable',
    mends: 'when-asked',
    en: {
      what: 'The question whether the till may use the camera was not answered.',
      cure: 'Try again, and choose "Allow".',
    },
    zh: { what: '未选择是否允许使用摄像头。', cure: '请重试，并选择“允许”。' },
  },
  // The track ends and navigator.permissions no longer says `granted`.
  'permission-revoked': {
    state: 'unavailable',
    mends: 'on-change',
    en: {
      what: 'The permission for the camera was taken back.',
      cure: 'Click the sign left of the address, and allow the camera.',
    },
    zh: { what: '摄像头权限已被收回。', cure: '请点击地址栏左侧的图标，允许使用摄像头。' },
  },
  // NotFoundError.
  'no-camera': {
    state: 'unavailable',
    mends: 'on-change',
    en: { what: 'No camera was found.', cure: 'Plug one in.' },
    zh: { what: '未找到摄像头。', cure: '请连接摄像头。' },
  },
  // The track ends and its camera is missing from the devices. It mends by itself: the event of its return may not come.
  unplugged: {
    state: 'lost',
    mends: 'by-itself',
    en: { what: 'The camera is gone.', cure: 'Plug it in again.' },
    zh: { what: '摄像头已断开。', cure: '请重新连接摄像头。' },
  },
  // NotReadableError, in Firefox AbortError: a hardware error; on Windows mostly another program.
  'camera-in-use': {
    state: 'lost',
    mends: 'by-itself',
    en: {
      what: 'The camera cannot be read; another program may have it.',
      cure: 'Close that program, or unplug the camera and plug it in again.',
    },
    zh: { what: '无法读取摄像头，可能被其他程序占用。', cure: '请关闭该程序，或重新插拔摄像头。' },
  },
  // OverconstrainedError, also for any picture at all.
  overconstrained: {
    state: 'unavailable',
    mends: 'on-change',
    en: { what: 'No camera gives the picture that is asked for.', cure: 'Choose another camera.' },
    zh: { what: '没有摄像头能提供所需的画面。', cure: '请选择其他摄像头。' },
  },
  // Any error that is in no standard; a track that ends although its camera is present.
  'camera-failed': {
    state: 'lost',
    mends: 'by-itself',
    en: {
      what: 'The camera stopped.',
      cure: 'If it does not come back, unplug it and plug it in again.',
    },
    zh: { what: '摄像头已停止工作。', cure: '如未恢复，请重新插拔摄像头。' },
  },
  // No frame for 6 s, or a track that stays muted: a covered lens switch, and WebKit bug 252465 (home-screen apps on iOS).
  'no-picture': {
    state: 'lost',
    mends: 'by-itself',
    en: {
      what: 'The camera gives no picture.',
      cure: 'Check its switch or cover; if it does not come back, close the page and open it again.',
    },
    zh: {
      what: '摄像头没有画面。',
      cure: '请检查摄像头开关或遮挡；如未恢复，请关闭页面后重新打开。',
    },
  },
  // video.play() rejects with NotAllowedError: autoplay rules, the low power mode of iOS.
  'picture-blocked': {
    state: 'paused',
    mends: 'on-change',
    en: { what: 'The browser waits before it plays the picture.', cure: 'Touch the page once.' },
    zh: { what: '浏览器尚未播放摄像头画面。', cure: '请点击一下页面。' },
  },
  'page-hidden': {
    state: 'paused',
    mends: 'on-change',
    en: { what: 'The till is in the background.', cure: 'Bring its page to the front.' },
    zh: { what: '收银页面在后台。', cure: '请切换到收银页面。' },
  },
  'not-armed': {
    state: 'paused',
    mends: 'on-change',
    en: { what: 'No order is waiting for a payment.', cure: 'Choose the order first.' },
    zh: { what: '当前没有待付款的订单。', cure: '请先选择订单。' },
  },
  'decoder-not-loaded': {
    state: 'unavailable',
    mends: 'by-itself',
    en: {
      what: 'The part that reads codes did not load.',
      cure: 'Check the network, then reload the page.',
    },
    zh: { what: '读码模块未能加载。', cure: '请检查网络，然后刷新页面。' },
  },
  // The worker ended, hangs, or its decoder did.
  'decoder-failed': {
    state: 'lost',
    mends: 'by-itself',
    en: {
      what: 'The part that reads codes stopped and is being restarted.',
      cure: 'If this does not end, reload the page.',
    },
    zh: { what: '读码模块已停止，正在重新启动。', cure: '如未恢复，请刷新页面。' },
  },
  // The address of the worker is wrong, or worker-src of the page's Content-Security-Policy forbids it.
  'no-worker': {
    state: 'open',
    mends: 'never',
    en: {
      what: 'The camera is read in the page itself, which may make it slow.',
      cure: "The page's developer has to serve and allow the worker.",
    },
    zh: { what: '摄像头读码在页面主线程中运行，可能变慢。', cure: '请开发人员提供并允许 worker。' },
  },
  // WebAssembly is forbidden: Content-Security-Policy Level 3, 'wasm-unsafe-eval'; or the browser has none.
  'no-wasm': {
    state: 'open',
    mends: 'never',
    en: {
      what: 'The camera reads fewer codes, and slowly: the page may not run WebAssembly.',
      cure: "Its developer has to allow 'wasm-unsafe-eval' for the worker.",
    },
    zh: {
      what: '页面不能运行 WebAssembly，摄像头读码较慢且识别率较低。',
      cure: "请开发人员为 worker 允许 'wasm-unsafe-eval'。",
    },
  },
} as const

export type CameraTrouble = keyof typeof cameraTroubles

type TroubleRow = EveryLanguage & {
  readonly state: DeviceStatus['state']
  readonly mends: 'never' | 'by-itself' | 'on-change' | 'when-asked'
}

/** The row of a trouble, in the type that all rows share. */
export const troubleRow = (trouble: CameraTrouble): TroubleRow => cameraTroubles[trouble]

/** The status for a trouble. @param words replace the table's, if more is known. */
export const statusOf = (trouble: CameraTrouble, words?: EveryLanguage): DeviceStatus => {
  const problem = problemOf(cameraTroubles, trouble)
  return { state: cameraTroubles[trouble].state, problem: words ? { ...problem, words } : problem }
}
