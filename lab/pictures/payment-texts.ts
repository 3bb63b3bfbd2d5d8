import { randomOf, type Random } from './random.ts'

// WeChat Pay's first two digits, and Alipay's.
const prefixes = ['10', '11', '12', '13', '14', '15', '25', '26', '27', '28', '29', '30']
const poolSize = 240
const pool: string[] = []

/** 18 made-up digits out of a pool: drawing a QR takes ten times as long as photographing it. */
export function paymentText(random: Random): string {
  const index = random.below(poolSize)
  return (pool[index] ??= made(index))
}

function made(index: number): string {
  const random = randomOf(`payment text ${index}`)
  let text = prefixes[index % prefixes.length]!
  while (text.length < 18) text += random.below(10)
  return text
}
