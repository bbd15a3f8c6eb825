import { ZONE } from '../../texts/formats'

/** "2026-11-30T17:59:00"; Sweden writes instants nearly as machines do. */
export function localNow(): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'medium' })
  return format.format(new Date()).replace(' ', 'T')
}

export const today = (): string => localNow().slice(0, 10)
