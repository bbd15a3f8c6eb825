import { afterEach, beforeEach, expect, it } from 'vitest'
import { date, dateTime, time } from './formats'
import { language } from './language.svelte'
import { reader } from './zone.svelte'

const instant = '2026-11-03T04:05:00Z'

beforeEach(() => (reader.zone = 'Asia/Ho_Chi_Minh'))
afterEach(() => {
  language.current = 'vi'
})

it.each([
  ['vi', '03/11/2026', '11:05, 03/11/2026'],
  ['id', '3 Nov 2026', '3 Nov 2026, 11.05'],
  ['en', '3 Nov 2026', '3 Nov 2026, 11:05'],
] as const)('writes days and times in %s as people do', (chosen, day, both) => {
  language.current = chosen
  expect([date(instant), dateTime(instant)]).toEqual([day, both])
})

it('can be read out in the language of the unit', () => {
  language.current = 'en'
  expect([date(instant, undefined, 'vi'), time(instant, undefined, 'id')]).toEqual(['03/11/2026', '11.05'])
})

it('goes by the clock of the unit', () => {
  expect(dateTime(instant, 'Asia/Jayapura')).toBe('13:05, 03/11/2026')
})

it('goes by the clock of the reader where no unit is concerned', () => {
  reader.zone = 'Asia/Jayapura'
  expect([date('2026-11-02T16:00:00Z'), dateTime(instant)]).toEqual(['03/11/2026', '13:05, 03/11/2026'])
})

it('goes by the clock of the device where nobody is signed in', () => {
  reader.zone = null
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  expect(dateTime(instant)).toBe(dateTime(instant, here))
})

it.each(['America/New_York', 'Asia/Jayapura'])('leaves a day of a calendar as it is for readers in %s', (zone) => {
  reader.zone = zone
  expect([date('2026-11-03'), date('2026-11-03', zone)]).toEqual(['03/11/2026', '03/11/2026'])
})
