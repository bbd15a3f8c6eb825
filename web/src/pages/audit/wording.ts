import { number } from '../../texts'
import { t } from '../../texts/audit'
import type { Interval } from './figures'

export const signed = (value: number, digits = 1): string => `${value > 0 ? '+' : ''}${number(value, digits)}`

/** "+4.2 (+1.1 to +7.3)" */
export function told(interval: Interval, plus: boolean): string {
  const word = (value: number): string => (plus ? signed(value) : number(value, 2))
  return t('between', { value: word(interval.value), lower: word(interval.lower), upper: word(interval.upper) })
}
