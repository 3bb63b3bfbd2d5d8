import type { BlockTensors } from '../code-128/find/block-tensors.ts'

/** Cells on each side of the frame. A phone covers several; noise changes a cell little. */
const cells = 6
/** Change of the cells from which on a scene is new, as a share of all edges. */
const minChange = 0.25
/** Weight of this frame in the running mean of the cells. A hand takes some frames to bring a phone. */
const weight = 0.25

/** Detects that something comes into view or leaves it, by the places of edges in the frame. */
export class Scene {
  #before: Float32Array | undefined

  isNew(tensors: BlockTensors): boolean {
    const now = edgesByCell(tensors)
    const before = this.#before
    if (!before) {
      this.#before = now
      return true
    }
    let [change, all] = [0, 0]
    for (let cell = 0; cell < now.length; cell += 1) {
      change += Math.abs(now[cell]! - before[cell]!)
      all += Math.max(now[cell]!, before[cell]!)
    }
    const isNew = change > minChange * all
    if (isNew) this.#before = now
    else
      for (let cell = 0; cell < now.length; cell += 1)
        before[cell]! += weight * (now[cell]! - before[cell]!)
    return isNew
  }
}

function edgesByCell({ energy, columns, rows }: BlockTensors): Float32Array {
  const sums = new Float32Array(cells * cells)
  for (let row = 0; row < rows; row += 1) {
    const cellRow = cells * Math.floor((row * cells) / rows)
    for (let column = 0; column < columns; column += 1) {
      sums[cellRow + Math.floor((column * cells) / columns)]! += energy[row * columns + column]!
    }
  }
  return sums
}
