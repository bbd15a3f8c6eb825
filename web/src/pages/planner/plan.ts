import type { Schemas } from '../../api/client'

export type Plan = Schemas['Plan']
export type Version = Schemas['PlanVersion']
export type Team = Schemas['Team']
export type Moment = Schemas['Moment']

/** A plan and the days it holds; `validTo` is the last one. */
export interface Terms {
  plan: Plan
  validFrom: string
  validTo: string
}

const DAYS_AT_ONCE = 90
export const NO_CHECKLIST = { code: '', version: 0, profile: '' }

/** The server leaves out what is as usual. */
export function complete(plan: Partial<Plan>): Plan {
  return { ...emptyPlan([]), ...plan }
}

export function termsOf(version: Version): Terms {
  return { plan: complete(version.plan), validFrom: version.validFrom, validTo: version.validTo }
}

/**
 * Where a new draft begins: with the newest version, from the first day that no approved one covers and whose freeze
 * lies ahead. `now` is local: "2026-11-30T17:59:00".
 */
export function beginning(versions: readonly Version[], kinds: readonly string[], now: string): Terms {
  const today = now.slice(0, 10)
  const newest = versions.find((version) => version.approvedAt) ?? versions[0]
  const covered = coveredUntil(versions, today)
  const plan = newest ? complete(structuredClone(newest.plan)) : emptyPlan(kinds)
  const { day, at } = plan.hours.freeze
  let validFrom = dayAfter(covered ?? today, 1)
  while (`${dayAfter(validFrom, day)}T${at}` <= now) validFrom = dayAfter(validFrom, 1)
  return { plan, validFrom, validTo: dayAfter(validFrom, DAYS_AT_ONCE - 1) }
}

function emptyPlan(kinds: readonly string[]): Plan {
  return {
    capacity: 1,
    openDaysPerYear: 250,
    frequencies: Object.fromEntries(kinds.map((kind) => [kind, 6])),
    exceptions: {},
    teams: [],
    checklist: NO_CHECKLIST,
    hours: usualHours(),
    gaps: {},
    gapExceptions: {},
    margin: 4,
    adjustments: {},
    reserved: 0,
    leastTeam: 2,
    substitutes: [],
    travel: null,
    slots: [],
    beacon: { type: 'none' },
    deadlines: {},
  }
}

function usualHours(): Plan['hours'] {
  return {
    freeze: { day: -1, at: '18:00:00' },
    draw: { day: 0, at: '05:30:00' },
    arrive: { day: 0, at: '07:30:00' },
    end: { day: 0, at: '17:00:00' },
    reveal: { day: 1, at: '08:00:00' },
    leadSeconds: 1800,
    publicDelaySeconds: 7 * 86_400,
  }
}

/** Of the approved versions the one with the highest number counts on each day. */
export function inForce(versions: readonly Version[], day: string): Version | null {
  const holding = versions.filter((each) => each.approvedAt && each.validFrom <= day && day <= each.validTo)
  return holding.reduce<Version | null>((best, each) => (best && best.number > each.number ? best : each), null)
}

/** The last day up to which every day from today on has an approved plan; null when today has none. */
export function coveredUntil(versions: readonly Version[], today: string): string | null {
  let last: string | null = null
  for (let day = today; ; ) {
    const holding = inForce(versions, day)
    if (!holding) return last
    last = holding.validTo
    day = dayAfter(last, 1)
  }
}

export function waiting(versions: readonly Version[], today: string): Version[] {
  return versions.filter((version) => version.approvedAt === null && version.validTo >= today)
}

/** "2026-11-30", 2 gives "2026-12-02". */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

export function peopleOf(team: Team): string[] {
  return [team.leader, ...team.members]
}

/** Each team of `size`, in the given order; whoever is left over joins the last. */
export function teamsOf(people: readonly string[], size: number): Team[] {
  const count = Math.max(1, Math.floor(people.length / size))
  const teams = Array.from({ length: count }, (_, index) => people.slice(index * size, (index + 1) * size))
  teams.at(-1)?.push(...people.slice(count * size))
  return teams.flatMap(([leader, ...members]) => (leader ? [{ leader, members }] : []))
}

export type Lack = 'teams' | 'leader' | 'checklist' | 'period' | 'source' | 'slot'

/** What must be there before the server can say anything about a draft. */
export function lacking({ plan, validFrom, validTo }: Terms): Lack[] {
  const { beacon } = plan
  const lacks: [Lack, boolean][] = [
    ['period', !validFrom || !validTo],
    ['teams', plan.teams.length === 0],
    ['leader', plan.teams.some((team) => peopleOf(team).includes(''))],
    ['checklist', plan.checklist.code === '' || plan.checklist.version < 1 || plan.checklist.profile === ''],
    ['source', beacon.type === 'manual' && !/^[ -~]{3,200}$/.test(beacon.source)],
    ['slot', plan.slots.some((slot) => !/^[a-z][a-z0-9-]{0,39}$/.test(slot.name))],
  ]
  return lacks.flatMap(([lack, there]) => (there ? [lack] : []))
}
