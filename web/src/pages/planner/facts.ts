import { date, number } from '../../texts'
import { t as say } from '../../texts/deadlines'
import { t } from '../../texts/plan'
import { clockName } from '../deadlines/wording'
import { peopleOf, type Moment, type Plan, type Team, type Terms } from './plan'
import type { Section } from './sections'

/** One thing that a plan says, in words. The same `key` in two plans speaks of the same thing. */
export interface Fact {
  section: Section
  key: string
  label: string
  value: string
}

/** What stands behind the identifiers of a plan. */
export interface Known {
  person: (id: string) => string
  unit: (code: string) => string
}

const KINDS = ['country', 'province', 'department', 'commune', 'commune_pasc', 'service_point'] as const
export const HOURS = ['freeze', 'draw', 'arrive', 'end', 'reveal'] as const

export function kindName(kind: string): string {
  const known = KINDS.find((each) => each === kind)
  return known ? t(`kind.${known}`) : kind.replaceAll('_', ' ')
}

/** Everything the second signer signs. */
export function factsOf({ plan, validFrom, validTo }: Terms, known: Known): Fact[] {
  const spoken = inSection('period')
  return [
    spoken('from', t('period.from'), date(validFrom)),
    spoken('to', t('period.to'), date(validTo)),
    ...visits(plan),
    ...ofKinds(plan),
    ...ofUnits(plan, known),
    ...people(plan, known),
    ...way(plan),
    ...times(plan),
    ...deadlines(plan),
  ]
}

function inSection(section: Section) {
  return (key: string, label: string, value: string | number): Fact => {
    return { section, key: `${section}.${key}`, label, value: typeof value === 'number' ? number(value) : value }
  }
}

function visits(plan: Plan): Fact[] {
  const spoken = inSection('visits')
  return [
    spoken('capacity', t('capacity'), plan.capacity),
    spoken('reserved', t('reserved'), plan.reserved),
    spoken('openDays', t('openDays'), plan.openDaysPerYear),
  ]
}

function ofKinds(plan: Plan): Fact[] {
  const spoken = inSection('kinds')
  const frequencies = Object.entries(plan.frequencies).sort().map(([kind, visits]) =>
    spoken(`frequency.${kind}`, t('frequency', { kind: kindName(kind) }), yearly(visits)),
  ) // prettier-ignore
  const gaps = Object.entries(plan.gaps).sort().map(([kind, gap]) =>
    spoken(`gap.${kind}`, t('gap', { kind: kindName(kind) }), openDays(gap)),
  ) // prettier-ignore
  return [...frequencies, ...gaps, spoken('margin', t('margin'), t('gap.days', { days: plan.margin }))]
}

function ofUnits(plan: Plan, known: Known): Fact[] {
  const own = inSection('units')
  const byRisk = inSection('risk')
  const of = (code: string) => ({ unit: known.unit(code) })
  return [
    ...sorted(plan.exceptions).map(([code, visits]) => own(`visits.${code}`, t('unit.frequency', of(code)), yearly(visits))),
    ...sorted(plan.gapExceptions).map(([code, gap]) => own(`gap.${code}`, t('unit.gap', of(code)), openDays(gap))),
    ...sorted(plan.adjustments).map(([code, share]) =>
      byRisk(code, t('unit.adjustment', of(code)), `× ${number(share / 1000, 3)}`),
    ),
  ]
}

function people(plan: Plan, known: Known): Fact[] {
  const spoken = inSection('teams')
  // A team is known by its leader: its place in the list says nothing.
  const teams = plan.teams.map((team, index) =>
    spoken(`team.${team.leader}`, t('team', { number: index + 1 }), teamWords(team, known)),
  )
  const substitutes = plan.substitutes.map((person) => spoken(`substitute.${person}`, t('substitutes'), known.person(person)))
  return [spoken('least', t('least'), t('least.people', { people: plan.leastTeam })), ...teams, ...substitutes]
}

export function teamWords(team: Team, known: Known): string {
  const [leader = '', ...members] = peopleOf(team).map(known.person)
  const words = members.length ? t('team.of', { leader, members: members.join(', ') }) : t('team.alone', { leader })
  return words + (team.base ? t('team.base', { base: known.unit(team.base) }) : '')
}

function way({ travel, checklist }: Plan): Fact[] {
  const limit = travel && t('travel.value', { minutes: travel.mostMinutes, speed: travel.kilometresPerHour })
  return [
    inSection('travel')('limit', t('travel'), limit ?? t('travel.none')),
    inSection('checklist')('version', t('checklist'), t('checklist.value', { ...checklist })),
  ]
}

function times({ hours, slots, beacon }: Plan): Fact[] {
  const spoken = inSection('hours')
  return [
    ...HOURS.map((hour) => spoken(hour, t(hour), moment(hours[hour]))),
    spoken('lead', t('lead'), hours.leadSeconds / 60),
    spoken('public', t('public'), hours.publicDelaySeconds / 86_400),
    ...slots.map(({ name, arrive, weight, profile }) => {
      const value = t('slot.value', { when: moment(arrive), weight, profile: profile ?? t('profile.same') })
      return inSection('slots')(name, t('slot', { name }), value)
    }),
    inSection('beacon')('type', t('beacon'), beaconWords(beacon)),
  ]
}

/** Only those that differ from the usual. Revisits count days, all others working days. */
function deadlines(plan: Plan): Fact[] {
  const spoken = inSection('deadlines')
  return sorted(plan.deadlines).map(([clock, amount]) => {
    const unit = clock.startsWith('revisit') ? 'days' : 'working_days'
    return spoken(clock, clockName(clock), say(`amount.${unit}`, { amount }))
  })
}

function beaconWords(beacon: Plan['beacon']): string {
  return t(`beacon.${beacon.type}`) + (beacon.type === 'manual' ? ` (${beacon.source})` : '')
}

function moment({ day, at }: Moment): string {
  const time = at.replace(/:00$/, '')
  if (day === 0) return t('day.same', { time })
  return day < 0 ? t('day.before', { time, days: -day }) : t('day.after', { time, days: day })
}

const yearly = (visits: number): string => t('a.year', { visits: number(visits) })
const openDays = (days: number): string => (days === 0 ? t('gap.none') : t('gap.days', { days: number(days) }))
const sorted = (values: Record<string, number>): [string, number][] =>
  Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1))
