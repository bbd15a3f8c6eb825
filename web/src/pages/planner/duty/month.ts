/** "2026-11-22" gives "2026-11-01". */
export const firstOf = (day: string): string => `${day.slice(0, 7)}-01`

export function lengthOf(month: string): number {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number, 0)).getUTCDate()
}

export function besides(month: string, count: number): string {
  const date = new Date(`${firstOf(month)}T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + count)
  return date.toISOString().slice(0, 10)
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}
