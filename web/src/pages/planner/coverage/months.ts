import type { Schemas } from '../../../api/client'

export type Scores = Schemas['Scores']
export type MonthScores = Schemas['MonthScores']
export type Mean = Schemas['Mean']
export const KINDS = ['drawn', 'announced', 'ordered', 'revisit'] as const
export type Kind = (typeof KINDS)[number]

export interface Dot {
  month: string
  mean: Mean
}

export interface Line {
  kind: Kind
  dots: Dot[]
}

/** One line for each kind of inspection that has a point. */
export function linesOf(months: readonly MonthScores[], pick: (scores: MonthScores) => Mean | null | undefined): Line[] {
  return KINDS.map((kind) => ({ kind, dots: months.filter((each) => each.kind === kind).flatMap((each) => dotOf(each, pick(each))) }))
    .filter(({ dots }) => dots.length > 0)
}

function dotOf({ month }: MonthScores, mean: Mean | null | undefined): Dot[] {
  return mean ? [{ month, mean }] : []
}

/** The first days of all months from `first` to `last`, both "2026-11-01". */
export function monthsBetween(first: string, last: string): string[] {
  const months = []
  for (let month = first; month <= last; month = monthAfter(month, 1)) months.push(month)
  return months
}

export function monthAfter(month: string, count: number): string {
  const date = new Date(`${month.slice(0, 7)}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + count)
  return date.toISOString().slice(0, 10)
}
