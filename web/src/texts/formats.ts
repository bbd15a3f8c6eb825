import { language, type Language } from './language.svelte'
import { readersZone } from './zone.svelte'

const LOCALES: Record<Language, string> = { vi: 'vi-VN', id: 'id-ID', en: 'en-GB' }
/** "22 thg 11, 2026" is how machines write Vietnamese. */
const DAYS: Record<Language, Intl.DateTimeFormatOptions> = {
  vi: { day: '2-digit', month: '2-digit', year: 'numeric' },
  id: { dateStyle: 'medium' },
  en: { dateStyle: 'medium' },
}

type Instant = string | number | Date

/**
 * Days, times and numbers in the chosen language. What is about a unit goes by its `zone`; what names none goes by the
 * reader's own.
 */
export const date = (instant: Instant, zone = readersZone(), written: Language = language.current): string =>
  inZone(instant, isDay(instant) ? 'UTC' : zone, written, DAYS[written])

export const time = (instant: Instant, zone = readersZone(), written: Language = language.current): string =>
  inZone(instant, zone, written, { timeStyle: 'short' })

export function dateTime(instant: Instant, zone = readersZone()): string {
  const parts = [date(instant, zone), time(instant, zone)]
  return (language.current === 'vi' ? parts.reverse() : parts).join(', ')
}

export function number(value: number, most = 2): string {
  return new Intl.NumberFormat(LOCALES[language.current], { maximumFractionDigits: most }).format(value)
}

/** `share` from 0 to 1. */
export function percent(share: number, most = 0): string {
  const options = { style: 'percent', maximumFractionDigits: most } as const
  return new Intl.NumberFormat(LOCALES[language.current], options).format(share)
}

export function bytes(size: number): string {
  if (size < 1e6) return `${number(Math.max(1, size / 1e3), 0)} kB`
  return size < 1e9 ? `${number(size / 1e6, 1)} MB` : `${number(size / 1e9, 1)} GB`
}

/** "2026-11-03" is a day of a calendar, the same one everywhere. */
const isDay = (instant: Instant): boolean => typeof instant === 'string' && /^\d{4}-\d\d-\d\d$/.test(instant)

function inZone(instant: Instant, timeZone: string, written: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALES[written], { ...options, timeZone }).format(new Date(instant))
}
