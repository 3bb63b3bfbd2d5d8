/** Whether 18 digits have the form of a GS1 SSCC (a pallet label): a correct modulo 10 check digit. One in ten has. */
export function isSscc18(digits: string): boolean {
  // GS1 General Specifications: the weights from the left are 3 1 3 1 …; the check digit has weight 1.
  const sum = Array.from(digits).reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1),
    0,
  )
  return sum % 10 === 0
}
