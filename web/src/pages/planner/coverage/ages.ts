import type { Schemas } from '../../../api/client'

export type Covered = Schemas['UnitCoverage']

/** Open days: about a month, a quarter, half a year, a year. */
const LIMITS: readonly number[] = [21, 62, 125, 250]
export const BANDS = [0, 1, 2, 3, 4, 5] as const
/** From just visited to long ago; the last one was never visited. */
export type Band = (typeof BANDS)[number]
const NEVER: Band = 5

export function bandOf({ openDaysSince }: Covered): Band {
  if (openDaysSince === null) return NEVER
  const index = LIMITS.findIndex((limit) => openDaysSince <= limit)
  return (index < 0 ? LIMITS.length : index) as Band
}

export type Range = { never: true } | { from: number | null; to: number | null }

/** The open days of a band, both ends included. */
export function rangeOf(band: Band): Range {
  if (band === NEVER) return { never: true }
  const from = LIMITS[band - 1]
  return { from: from === undefined ? null : from + 1, to: LIMITS[band] ?? null }
}

/** What the plan promises is broken: more open days passed than the gap allows. */
export function isOver({ openDaysSince, gap }: Covered): boolean {
  return gap !== null && gap > 0 && openDaysSince !== null && openDaysSince > gap
}

/** The longest ago first, what was never visited before all. */
export function byAge(one: Covered, other: Covered): number {
  return (other.openDaysSince ?? Infinity) - (one.openDaysSince ?? Infinity) || compareText(one.name, other.name)
}

function compareText(one: string, other: string): number {
  return COLLATOR.compare(one, other)
}

const COLLATOR = new Intl.Collator('vi', { numeric: true })

export const COLUMNS = ['unit', 'wanted', 'visits', 'last', 'since', 'gap', 'grade'] as const
export type Column = (typeof COLUMNS)[number]
type Value = string | number | null

const VALUES: Record<Column, (unit: Covered) => Value> = {
  unit: ({ name }) => name,
  wanted: ({ visitsPerYear }) => visitsPerYear,
  visits: ({ visits }) => visits,
  last: ({ lastVisit }) => lastVisit,
  since: ({ openDaysSince }) => openDaysSince,
  gap: ({ gap }) => gap,
  grade: ({ grade }) => grade,
}

/** Vietnamese names in their own order; what is unknown always comes last. */
export function sorted(units: readonly Covered[], column: Column, down: boolean): Covered[] {
  const value = VALUES[column]
  const sign = down ? -1 : 1
  return [...units].sort((one, other) => {
    const [left, right] = [value(one), value(other)]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    const order = typeof left === 'number' ? left - (right as number) : compareText(left, right as string)
    return sign * order || compareText(one.name, other.name)
  })
}
