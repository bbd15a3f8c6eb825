/** Two whole numbers, above and below the line: 0.9 is nine tenths and not its nearest float. */
export type Fraction = readonly [bigint, bigint]

export function fractionOf(written: string): Fraction {
  const [digits = '', exponent = '0'] = written.toLowerCase().split('e')
  const [whole = '', part = ''] = digits.split('.')
  const above = BigInt(whole + part)
  const power = Number(exponent) - part.length
  return power < 0 ? [above, 10n ** BigInt(-power)] : [above * 10n ** BigInt(power), 1n]
}

/** Below zero when `value / of` is less than the limit, above zero when it is more. */
export function compare(value: number, of: number, [above, below]: Fraction): -1 | 0 | 1 {
  const given = BigInt(value) * below
  const limit = above * BigInt(of)
  return given < limit ? -1 : given > limit ? 1 : 0
}
