export const blocks = {
  '@paycode/reader': [
    { lines: { 'npm install @paycode/reader @paycode/core rxjs': {} } },
    { prints: ['[]'] },
  ],
  Decoders: [
    {
      before: `
  const [width, height, stride] = [64, 64, 64]
  const data = new Uint8Array(stride * height).fill(255)`,
      after: `console.log(codes.length, 'codes')`,
      prints: ['0 codes'],
    },
  ],
}
