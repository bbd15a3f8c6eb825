import { beforeEach, expect, it } from 'vitest'
import { language } from '../../texts'
import { differences, sentenceOf } from './differences'
import { factsOf, type Known } from './facts'
import { beginning, complete, coveredUntil, dayAfter, inForce, lacking, teamsOf, type Terms, type Version } from './plan'
import { found } from './searching'
import { sectionOf } from './sections'

const KNOWN: Known = { person: (id) => `Person ${id}`, unit: (code) => `Unit ${code}` }
const TODAY = '2026-11-22'
const NOON = `${TODAY}T12:00:00`

beforeEach(() => (language.current = 'en'))

function terms(changes: Partial<Terms['plan']> = {}): Terms {
  const plan = complete({ ...beginning([], ['commune_pasc'], NOON).plan, teams: [{ leader: 'a', members: ['b'] }], ...changes })
  return { plan, validFrom: '2026-12-01', validTo: '2026-12-31' }
}

function said(before: Terms, after: Terms): string[] {
  return differences(factsOf(before, KNOWN), factsOf(after, KNOWN)).map(sentenceOf)
}

function version(number: number, validFrom: string, validTo: string, approved = true): Version {
  return { number, validFrom, validTo, approvedAt: approved ? 'then' : null, plan: terms().plan } as Version
}

it('two plans that say the same do not differ', () => {
  expect(said(terms(), terms())).toEqual([])
})

it('differences are told in words', () => {
  const after = terms({ capacity: 4, frequencies: { commune_pasc: 12 }, gaps: { commune_pasc: 125 } })
  expect(said(terms(), after)).toEqual([
    'Visits a day: 4 (was 1)',
    'Visits a year: commune service centre: 12 times a year (was 6 times a year)',
    'New. Longest gap: commune service centre: 125 open days',
  ])
})

it('units, teams and whoever leaves are told one by one', () => {
  const before = terms({ exceptions: { X: 3, Y: 4 } })
  const after = terms({ exceptions: { X: 5 }, teams: [{ leader: 'a', members: ['c'] }] })
  expect(said(before, after)).toEqual([
    'Visits a year of Unit X: 5 times a year (was 3 times a year)',
    'Team 1: Person a (leader), Person c (was Person a (leader), Person b)',
    'Gone. Visits a year of Unit Y: 4 times a year',
  ])
})

it('teams in another order are the same teams', () => {
  const teams = [{ leader: 'a', members: ['b'] }, { leader: 'c', members: [] }] // prettier-ignore
  expect(said(terms({ teams }), terms({ teams: teams.toReversed() }))).toEqual([])
})

it('hours, slots and the beacon are told', () => {
  const slots = [{ name: 'morning', arrive: { day: 0, at: '07:30:00' }, weight: 2 }]
  const after = terms({ slots, beacon: { type: 'manual', source: 'dice' } })
  expect(said(terms(), after)).toEqual([
    'New. Slot morning: 07:30, on the day of the draw, weight 2, as the plan',
    'Independent randomness: Typed in: a state lottery or dice (dice) (was None)',
  ])
})

it('of the approved versions the newest counts', () => {
  const versions = [version(3, TODAY, TODAY, false), version(2, TODAY, '2026-11-30'), version(1, '2026-11-01', '2026-12-31')]
  expect(inForce(versions, TODAY)?.number).toBe(2)
  expect(inForce(versions, '2026-12-02')?.number).toBe(1)
  expect(inForce(versions, '2027-01-01')).toBeNull()
})

it('days are covered until the first one without a plan', () => {
  const versions = [version(1, TODAY, '2026-11-30'), version(2, '2026-12-01', '2026-12-24'), version(3, '2026-12-26', '2026-12-31')]
  expect(coveredUntil(versions, TODAY)).toBe('2026-12-24')
  expect(coveredUntil(versions, '2026-12-25')).toBeNull()
})

it('a draft begins after what is covered, with what holds then', () => {
  const begun = beginning([version(2, TODAY, '2026-11-30')], [], NOON)
  expect(begun.validFrom).toBe('2026-12-01')
  expect(beginning([], ['commune'], NOON)).toMatchObject({ validFrom: dayAfter(TODAY, 1), plan: { frequencies: { commune: 6 } } })
})

it('the first freeze of a draft lies ahead', () => {
  expect(beginning([], ['commune'], `${TODAY}T18:00:00`).validFrom).toBe(dayAfter(TODAY, 2))
})

it('what a draft lacks is found before the server is asked', () => {
  expect(lacking(beginning([], ['commune'], NOON))).toEqual(['teams', 'checklist'])
  const checklist = { code: 'A', version: 1, profile: 'full' }
  expect(lacking(terms({ checklist }))).toEqual([])
  expect(lacking(terms({ checklist, beacon: { type: 'manual', source: 'xổ số' } }))).toEqual(['source'])
  expect(lacking(terms({ checklist, teams: [{ leader: 'a', members: [''] }] }))).toEqual(['leader'])
})

it('everybody is put into a team of at least so many', () => {
  expect(teamsOf(['a', 'b', 'c', 'd', 'e'], 2)).toEqual([
    { leader: 'a', members: ['b'] },
    { leader: 'c', members: ['d', 'e'] },
  ])
  expect(teamsOf([], 2)).toEqual([])
})

it('a problem stands beside the fields it speaks of', () => {
  expect(sectionOf('/problems/plan-gap-too-tight')).toBe('kinds')
  expect(sectionOf('gap-makes-foreseeable')).toBe('kinds')
  expect(sectionOf('gaps-make-foreseeable')).toBe('kinds')
  expect(sectionOf('/problems/something-new')).toBeNull()
})

it('units are found without tones and case', () => {
  expect(found(['Xã Đông Anh', 'Xã Nam Cường'], 'dong', (name) => name)).toEqual(['Xã Đông Anh'])
})
