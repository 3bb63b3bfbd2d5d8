import { randomOf, type Random } from '../random.ts'

const side = 512
const kinds = ['mat', 'wood', 'stone', 'cloth', 'slats'] as const
const tiles = new Map<string, Float32Array>()

/** Fills the frame with a counter's top in some light, and with the light's fall-off. */
export function layCounter(
  light: Float32Array,
  { width, height }: { readonly width: number; readonly height: number },
  random: Random,
): void {
  const tile = tileOf(random.pick(kinds))
  const albedo = random.pick([0.04, 0.1, 0.2, 0.35, 0.5])
  const angle = random.between(0, Math.PI)
  const zoom = (random.between(0.5, 1.3) * 720) / height
  const [cos, sin] = [Math.cos(angle) * zoom, Math.sin(angle) * zoom]
  const [startX, startY] = [random.below(side), random.below(side)]
  const fall = random.between(0, 0.5)
  for (let y = 0; y < height; y += 1) {
    const shade = albedo * (1 - (fall * y) / height)
    let [u, v] = [startX - sin * y + 4 * side, startY + cos * y + 4 * side]
    for (let x = 0; x < width; x += 1) {
      light[y * width + x] = shade * tile[((v & (side - 1)) << 9) | (u & (side - 1))]!
      u += cos
      v += sin
    }
  }
}

function tileOf(kind: (typeof kinds)[number]): Float32Array {
  let tile = tiles.get(kind)
  if (tile === undefined) {
    tile = woven(kind)
    tiles.set(kind, tile)
  }
  return tile
}

/** Around 1. */
function woven(kind: (typeof kinds)[number]): Float32Array {
  const random = randomOf(`counter ${kind}`)
  const coarse = cloudOf(random, 8, 8)
  const fine = kind === 'wood' ? cloudOf(random, 8, 256) : cloudOf(random, 128, 128)
  return Float32Array.from({ length: side * side }, (_, at) => {
    const [x, y] = [at % side, at >> 9]
    const base = 0.8 + 0.3 * coarse[at]!
    if (kind === 'mat') return base + 0.06 * fine[at]!
    if (kind === 'wood') return base + 0.45 * (fine[at]! - 0.5)
    if (kind === 'stone') return base + (fine[at]! > 0.78 ? 0.5 : fine[at]! < 0.2 ? -0.4 : 0)
    if (kind === 'cloth') return base + 0.15 * Math.sign(Math.sin(x * 0.785) * Math.sin(y * 0.785))
    return base * ((x >> 5) % 2 === 0 ? 1 : 0.35)
  })
}

/** Smooth patches of 0 … 1, the given number along each side, which fit together at the tile's edges. */
function cloudOf(random: Random, across: number, down: number): Float32Array {
  const knots = Float32Array.from({ length: across * down }, () => random.next())
  const cloud = new Float32Array(side * side)
  for (let y = 0; y < side; y += 1) {
    const v = (y * down) / side
    const [row, ty] = [Math.floor(v), v % 1]
    for (let x = 0; x < side; x += 1) {
      const u = (x * across) / side
      const [column, tx] = [Math.floor(u), u % 1]
      const knot = (i: number, j: number) => knots[(j % down) * across + (i % across)]!
      const above = knot(column, row) * (1 - tx) + knot(column + 1, row) * tx
      const below = knot(column, row + 1) * (1 - tx) + knot(column + 1, row + 1) * tx
      cloud[y * side + x] = above * (1 - ty) + below * ty
    }
  }
  return cloud
}
