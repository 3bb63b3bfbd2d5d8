/** The faults of a decoder, in words for the page's developer. The code that raises one fills in `{url}`. */
export const decoderFaults = {
  unsupported: {
    en: {
      what: 'There is no WebAssembly here.',
      cure: 'Use the decoder in plain JavaScript, zxingJsDecoder.',
    },
    zh: {
      what: '当前环境不支持 WebAssembly。',
      cure: '请使用纯 JavaScript 解码器 zxingJsDecoder。',
    },
  },
  blocked: {
    en: {
      what: 'This page may not run WebAssembly.',
      cure: "Allow it with script-src 'wasm-unsafe-eval' in the Content-Security-Policy, or use zxingJsDecoder.",
    },
    zh: {
      what: '此页面不能运行 WebAssembly。',
      cure: "请在 Content-Security-Policy 的 script-src 中允许 'wasm-unsafe-eval'，或使用 zxingJsDecoder。",
    },
  },
  notFound: {
    en: {
      what: '{url} cannot be loaded.',
      cure: 'Serve zxing_reader.wasm of @paycode/reader with the page, and pass its address as wasmUrl where the bundler does not.',
    },
    zh: {
      what: '无法加载 {url}。',
      cure: '请随页面一起提供 @paycode/reader 的 zxing_reader.wasm；如打包工具未处理，请用 wasmUrl 指定其地址。',
    },
  },
  notWasm: {
    en: {
      what: '{url} is no WebAssembly.',
      cure: 'Serve zxing_reader.wasm of @paycode/reader with the page, and pass its address as wasmUrl where the bundler does not.',
    },
    zh: {
      what: '{url} 不是 WebAssembly 文件。',
      cure: '请随页面一起提供 @paycode/reader 的 zxing_reader.wasm；如打包工具未处理，请用 wasmUrl 指定其地址。',
    },
  },
  noAddress: {
    en: {
      what: 'It is not known where zxing_reader.wasm is.',
      cure: 'Pass its address as wasmUrl, a whole one where there is no page.',
    },
    zh: {
      what: '不知道 zxing_reader.wasm 的位置。',
      cure: '请用 wasmUrl 指定其地址；没有页面时请使用完整地址。',
    },
  },
  otherVersion: {
    en: {
      what: 'This WebAssembly is of another version.',
      cure: 'Serve the zxing_reader.wasm of this version of @paycode/reader.',
    },
    zh: {
      what: '此 WebAssembly 文件的版本不一致。',
      cure: '请提供与当前 @paycode/reader 版本一致的 zxing_reader.wasm。',
    },
  },
} as const
