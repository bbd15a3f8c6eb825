export interface Correction {
  stated: string
  actual: string
}

export const LEAST_STATED = 3
export const MOST_STATED = 1000
export const MOST_CORRECTIONS = 20

export const blankCorrection = (): Correction => ({ stated: '', actual: '' })

export const isWhole = ({ stated, actual }: Correction): boolean =>
  stated.trim().length >= LEAST_STATED && actual.trim().length >= LEAST_STATED

export const trimmed = (corrections: readonly Correction[]): Correction[] =>
  corrections.map(({ stated, actual }) => ({ stated: stated.trim(), actual: actual.trim() }))
