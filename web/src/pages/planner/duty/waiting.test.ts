import { expect, it } from 'vitest'
import { besides, firstOf, lengthOf, weekday } from './month'
import { waiting, type CapacityDay, type Leave } from './waiting'

const names = { person: (id: string) => id, unit: (id: string) => id }
const TODAY = '2026-11-22'
const leave = (changes: Partial<Leave>): Leave =>
  ({ id: 'l', person: 'mai', firstDay: '2026-11-24', lastDay: '2026-11-25', proposedBy: 'mai', proposedAt: '1', ...changes }) as Leave
const capacity = (day: string, changes: Partial<CapacityDay> = {}): CapacityDay =>
  ({ id: day, day, capacity: 0, reason: 'x', proposedBy: 'lan', proposedAt: '1', ...changes }) as CapacityDay

const found = (capacities: CapacityDay[], leaves: Leave[] = []) =>
  waiting({ capacities, closures: [], leaves }, names, TODAY).map(({ day, by }) => [day, by])

it('what is signed or past waits for nobody; the nearest stands first', () => {
  const days = [capacity('2026-11-30'), capacity('2026-11-21'), capacity('2026-11-25', { approvedBy: 'thu' }), capacity('2026-11-23')]
  expect(found(days)).toEqual([['2026-11-23', 'lan'], ['2026-11-30', 'lan']]) // prettier-ignore
})

it('leave waits twice: for its approval, and for the end of what was approved', () => {
  expect(found([], [leave({})])).toEqual([['2026-11-24', 'mai']])
  expect(found([], [leave({ withdrawnBy: 'mai', withdrawnAt: '2' })])).toEqual([])
  expect(found([], [leave({ approvedBy: 'thu' })])).toEqual([])
  expect(found([], [leave({ approvedBy: 'thu', withdrawnBy: 'lan', withdrawnAt: '2' })])).toEqual([['2026-11-24', 'lan']])
  expect(found([], [leave({ approvedBy: 'thu', withdrawnBy: 'lan', withdrawnAt: '2', endedBy: 'thu' })])).toEqual([])
})

it('months have their days', () => {
  expect([lengthOf('2028-02-01'), lengthOf('2026-11-01')]).toEqual([29, 30])
  expect([besides('2026-12-15', 1), besides('2026-01-31', -1), firstOf('2026-11-22')]).toEqual(['2027-01-01', '2025-12-01', '2026-11-01'])
  expect([weekday('2026-11-22'), weekday('2026-11-23')]).toEqual([7, 1])
})
