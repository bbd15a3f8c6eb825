import { afterEach, expect, it } from 'vitest'
import { date, dateTime, time } from './formats'
import { language } from './language.svelte'

const instant = '2026-11-03T04:05:00Z'

afterEach(() => (language.current = 'vi'))

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
