/** Whether 18 digits are a GS1 SSCC (a pallet label) by form: a right modulo 10 check digit. One in ten is. */
export function isSscc18(digits: string): boolean {
  // GS1 General Specifications: from the left, weights 3 1 3 1 …, the check digit has weight 1
  const sum = Array.from(digits).reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1),
    0,
  )
  return sum % 10 === 0
}
