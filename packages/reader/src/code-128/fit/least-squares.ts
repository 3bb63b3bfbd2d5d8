/** A least-squares fit that takes one sample after the other and keeps only sums of products. */
export class LeastSquares {
  readonly #size: number
  readonly #matrix: Float64Array
  readonly #right: Float64Array

  constructor(size: number) {
    this.#size = size
    this.#matrix = new Float64Array(size * size)
    this.#right = new Float64Array(size)
  }

  /** Adds one sample: the unknowns that it depends on, in rising order, their factors, and its value. */
  add(unknowns: ArrayLike<number>, factors: ArrayLike<number>, value: number): void {
    for (let at = 0; at < unknowns.length; at += 1) {
      const row = unknowns[at]!
      const factor = factors[at]!
      this.#right[row]! += factor * value
      for (let other = 0; other <= at; other += 1) {
        this.#matrix[row * this.#size + unknowns[other]!]! += factor * factors[other]!
      }
    }
  }

  /** Pulls one unknown towards zero, like `weight` samples with the value zero. */
  hold(at: number, weight: number): void {
    this.#matrix[at * this.#size + at]! += weight
  }

  /** Solves by Cholesky decomposition; `undefined` where the samples do not determine every unknown. */
  solve(): Float64Array | undefined {
    const size = this.#size
    const factors = this.#matrix
    const solution = Float64Array.from(this.#right)
    for (let row = 0; row < size; row += 1) {
      for (let column = 0; column <= row; column += 1) {
        let sum = factors[row * size + column]!
        for (let at = 0; at < column; at += 1) {
          sum -= factors[row * size + at]! * factors[column * size + at]!
        }
        if (row !== column) factors[row * size + column] = sum / factors[column * size + column]!
        else if (sum > 1e-12) factors[row * size + row] = Math.sqrt(sum)
        else return undefined
      }
    }
    for (let row = 0; row < size; row += 1) {
      for (let at = 0; at < row; at += 1) {
        solution[row]! -= factors[row * size + at]! * solution[at]!
      }
      solution[row]! /= factors[row * size + row]!
    }
    for (let row = size - 1; row >= 0; row -= 1) {
      for (let at = row + 1; at < size; at += 1) {
        solution[row]! -= factors[at * size + row]! * solution[at]!
      }
      solution[row]! /= factors[row * size + row]!
    }
    return solution
  }
}
