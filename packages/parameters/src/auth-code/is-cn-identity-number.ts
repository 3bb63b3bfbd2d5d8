const yearRange = { first: 1900, last: 2099 } // fixed: the check reads no clock

/**
 * Whether 18 digits have the form of a mainland identity number: a correct check digit and an existing date of birth.
 * Numbers from Beijing, Tianjin, Hebei, Shanxi and Inner Mongolia begin like a payment code (11 to 15).
 */
export function isCnIdentityNumber(digits: string): boolean {
  return hasIso7064Mod11Check(digits) && isCalendarDate(digits.slice(6, 14))
}

// GB 11643: ISO 7064 MOD 11-2. The input has digits only, so the check character X cannot occur.
function hasIso7064Mod11Check(digits: string): boolean {
  const product = Array.from(digits.slice(0, -1)).reduce(
    (sum, digit) => ((sum + Number(digit)) * 2) % 11,
    0,
  )
  return (product + Number(digits.at(-1))) % 11 === 1
}

function isCalendarDate(yyyymmdd: string): boolean {
  const year = Number(yyyymmdd.slice(0, 4))
  const month = Number(yyyymmdd.slice(4, 6))
  const day = Number(yyyymmdd.slice(6))
  if (year < yearRange.first || year > yearRange.last || month < 1 || month > 12) return false
  return day >= 1 && day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
