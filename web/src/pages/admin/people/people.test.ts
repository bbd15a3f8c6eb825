import { describe, expect, it } from 'vitest'
import { isToSign, removalIsToSign } from '../waiting'
import type { Grant } from './fetching'
import { chunks, inOrder as linesInOrder, SLIPS_AT_ONCE, type Line } from './importing'
import { endOf, inOrder, lastDayOf, maySign, standingOf, startOf } from './standing'

const NOW = Date.parse('2026-11-22T10:00:00Z')
const grant = (facts: Partial<Grant>): Grant =>
  ({ person: 'mai', requestedBy: 'khoa', approvedAt: '2026-11-01T00:00:00Z', validFrom: '2026-11-01T00:00:00Z', validTo: null, ...facts }) as Grant

describe('a role', () => {
  it('waits, is to come, is held, or has ended', () => {
    expect(standingOf(grant({ approvedAt: null }), NOW)).toBe('asked')
    expect(standingOf(grant({ validFrom: '2026-12-01T00:00:00Z' }), NOW)).toBe('coming')
    expect(standingOf(grant({}), NOW)).toBe('held')
    expect(standingOf(grant({ validTo: '2026-11-22T10:00:00Z' }), NOW)).toBe('ended')
  })

  it('that was taken back before anybody signed has ended', () => {
    expect(standingOf(grant({ approvedAt: null, validTo: '2026-11-02T00:00:00Z' }), NOW)).toBe('ended')
  })

  it('is signed by neither who asked for it nor who gets it', () => {
    const asked = grant({ approvedAt: null })
    expect(['khoa', 'mai', 'oanh'].filter((me) => maySign(asked, me, NOW))).toEqual(['oanh'])
    expect(maySign(grant({}), 'oanh', NOW)).toBe(false)
  })

  it('stands first when it waits and last when it is over', () => {
    const [ended, held, asked] = [grant({ validTo: '2026-11-02T00:00:00Z' }), grant({}), grant({ approvedAt: null })]
    expect(inOrder([ended, held, asked], NOW)).toEqual([asked, held, ended])
  })

  it('is held through its whole last day', () => {
    expect(Date.parse(endOf('2026-12-31')) - Date.parse(startOf('2026-12-31'))).toBe(24 * 3_600_000)
    expect(new Date(lastDayOf(endOf('2026-12-31'))).getDate()).toBe(31)
  })
})

describe('a reset', () => {
  it('is signed second by somebody else, once', () => {
    const reset = { requestedBy: 'khoa', person: 'mai', approvedBy: null }
    expect(['khoa', 'mai', 'oanh'].filter((me) => isToSign(reset, me))).toEqual(['oanh'])
    expect(isToSign({ ...reset, approvedBy: 'thu' }, 'oanh')).toBe(false)
  })
})

describe('the removal of a second step', () => {
  it('is signed by neither who asked for it nor whose it is', () => {
    const removal = { requestedBy: 'khoa', person: 'mai' }
    expect(['khoa', 'mai', 'oanh'].filter((me) => removalIsToSign(removal, me))).toEqual(['oanh'])
  })
})

describe('the report of an import', () => {
  const line = (line: number, outcome: Line['outcome']) => ({ line, outcome }) as Line

  it('begins with what is refused, each kind in the order of the file', () => {
    const given = [line(2, 'unchanged'), line(3, 'new'), line(5, 'refused'), line(4, 'refused'), line(6, 'changed')]
    expect(linesInOrder(given).map((each) => each.line)).toEqual([4, 5, 3, 6, 2])
  })

  it('has slips asked for as many at once as the server takes', () => {
    const people = Array.from({ length: 2 * SLIPS_AT_ONCE + 1 }, (_, index) => index)
    expect(chunks(people, SLIPS_AT_ONCE).map((some) => some.length)).toEqual([200, 200, 1])
    expect(chunks([], SLIPS_AT_ONCE)).toEqual([])
  })
})
