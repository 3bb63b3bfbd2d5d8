const length = 100_000

const units = [
  '1',
  '0',
  ' ',
  '\n',
  '.',
  'a.',
  '%2e',
  '%2e%2e/',
  '/',
  '[',
  ']',
  ':',
  '::',
  '@',
  '?',
  '#',
  '-',
  ';',
  '例',
  '１',
  '\u200b',
  '\ud800',
  '😀',
  '134579302432164181', // one code after another
  '281006010000000000000000',
  '0x7f.',
]
const heads = ['', 'https://', 'https://shop.cn/', 'https://[', 'hQVDUFY', '13457930243216418']

/** Texts of 100 000 characters, each kind after each head. */
export const hostileTexts: readonly [name: string, text: string][] = heads.flatMap((head) =>
  units.map((unit): [string, string] => [
    `${head} then ${JSON.stringify(unit)}`,
    head + unit.repeat(Math.ceil(length / unit.length)),
  ]),
)
