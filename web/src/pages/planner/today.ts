import { readersZone } from '../../texts/zone.svelte'

/** "2026-11-30T17:59:00"; Sweden writes instants nearly as machines do. */
export function localNow(): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: readersZone(), dateStyle: 'short', timeStyle: 'medium' })
  return format.format(new Date()).replace(' ', 'T')
}

export const today = (): string => localNow().slice(0, 10)
