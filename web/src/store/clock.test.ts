import { expect, it } from 'vitest'
import { Clock } from './clock'

const SERVER = Date.parse('2026-11-23T01:00:00Z')
const DATE = new Date(SERVER).toUTCString()

it('a clock that is right within two minutes is left alone', () => {
  const clock = new Clock()
  clock.heard(DATE, SERVER - 60_000, SERVER - 59_000)
  expect(clock.state()).toEqual({ offsetSeconds: 60, wrong: false })
  expect(clock.now(5).getTime()).toBe(5)
})

it('one that is not is told, and corrected where the server would refuse its time', () => {
  const clock = new Clock()
  clock.heard(DATE, SERVER + 2 * 86_400_000, SERVER + 2 * 86_400_000 + 1_000)
  expect(clock.state()).toEqual({ offsetSeconds: -2 * 86_400, wrong: true })
  expect(Math.abs(clock.now(SERVER + 2 * 86_400_000).getTime() - SERVER)).toBeLessThan(1_000)
})

it('an answer that took long says nothing', () => {
  const clock = new Clock()
  clock.heard(DATE, SERVER - 9e6, SERVER - 8e6)
  expect(clock.state().wrong).toBe(false)
})
