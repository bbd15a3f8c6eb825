import { expect, test } from 'vitest'
import { dayOf } from './day'

test('the day is the one at the unit', () => {
  expect(dayOf('2026-11-22T23:30:00Z', 'Asia/Ho_Chi_Minh')).toBe('2026-11-23')
  expect(dayOf('2026-11-22T23:30:00Z', 'Asia/Jayapura')).toBe('2026-11-23')
  expect(dayOf('2026-11-22T12:00:00Z', 'Asia/Ho_Chi_Minh')).toBe('2026-11-22')
})
