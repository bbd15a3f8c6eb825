import { language } from '../../../texts'

/** "2026-11-01" as "11/2026". */
export function monthName(month: string): string {
  const [year, number] = month.split('-')
  return language.current === 'en' ? `${number}/${year}` : `${Number(number)}/${year}`
}
