import { date, number } from '../../../texts'
import { t } from '../../../texts/coverage'
import { rangeOf, type Band, type Covered } from './ages'

export function bandName(band: Band): string {
  const range = rangeOf(band)
  if ('never' in range) return t('age.never')
  if (range.from === null) return t('age.0', { to: range.to ?? 0 })
  return range.to === null ? t('age.last', { from: range.from - 1 }) : t('age.between', { from: range.from, to: range.to })
}

export function since({ openDaysSince }: Covered): string {
  return openDaysSince === null ? t('never') : t('days', { days: openDaysSince })
}

export function gapOf({ gap }: Covered): string {
  return gap ? t('days', { days: gap }) : t('none')
}

export function gradeOf({ grade, gradedOn }: Covered): string {
  return grade && gradedOn ? t('graded', { grade, day: date(gradedOn) }) : t('none')
}

export const wanted = ({ visitsPerYear }: Covered): string => (visitsPerYear === null ? t('none') : number(visitsPerYear, 1))
export const last = ({ lastVisit }: Covered): string => (lastVisit ? date(lastVisit) : t('never'))
