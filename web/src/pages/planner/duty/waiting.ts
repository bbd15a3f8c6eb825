import { api, ask, type Schemas } from '../../../api/client'
import { date } from '../../../texts'
import { t } from '../../../texts/duty'

export type CapacityDay = Schemas['CapacityDay']
export type CalendarDay = Schemas['CalendarDay']
export type Leave = Schemas['Leave']

/** Something one person proposed and another has to sign. */
export interface Waiting {
  id: string
  title: string
  day: string
  reason: string | null
  by: string
  at: string
  /** Whose leave it is: they cannot sign it either. */
  person: string | null
  sign: () => Promise<unknown>
}

export interface Proposals {
  capacities: readonly CapacityDay[]
  closures: readonly CalendarDay[]
  leaves: readonly Leave[]
}

export interface Names {
  person: (id: string) => string
  unit: (id: string) => string
  /** Where several programmes stand together. */
  programme?: (id: string) => string
}

/** What can still be signed on that day, the nearest first. */
export function waiting({ capacities, closures, leaves }: Proposals, names: Names, today: string): Waiting[] {
  const found = [
    ...capacities.filter((each) => !each.approvedBy && each.day >= today).map((each) => ofCapacity(each, names)),
    ...closures.filter((each) => !each.approvedBy && each.day > today).map((each) => ofClosure(each, names)),
    ...leaves.flatMap((leave) => ofLeave(leave, names, today)),
  ]
  return found.sort((one, other) => one.day.localeCompare(other.day) || one.at.localeCompare(other.at))
}

function ofCapacity(proposed: CapacityDay, { programme }: Names): Waiting {
  const { id, day, capacity, reason, proposedBy, proposedAt } = proposed
  const change = t('item.capacity', { day: date(day), count: capacity })
  const title = programme ? `${programme(proposed.programme)}, ${change}` : change
  const sign = () => ask(api.POST('/v1/capacity-days/{day}/approval', { params: { path: { day: id } } }))
  return { id, title, day, reason, by: proposedBy, at: proposedAt, person: null, sign }
}

function ofClosure({ id, day, unit, working, reason, proposedBy, proposedAt }: CalendarDay, names: Names): Waiting {
  const title = t(working ? 'item.opening' : 'item.closure', { day: date(day), unit: names.unit(unit) })
  const sign = () => ask(api.POST('/v1/calendar-days/{day}/approval', { params: { path: { day: id } } }))
  return { id, title, day, reason, by: proposedBy, at: proposedAt, person: null, sign }
}

function ofLeave(leave: Leave, names: Names, today: string): Waiting[] {
  if (leave.lastDay < today || leave.endedBy) return []
  const { id, person, firstDay, lastDay } = leave
  const facts = { name: names.person(person), from: date(firstDay), to: date(lastDay) }
  const path = { params: { path: { leave: id } } }
  const common = { id, day: firstDay, reason: null, person }
  if (!leave.approvedBy && !leave.withdrawnBy) {
    const sign = () => ask(api.POST('/v1/leaves/{leave}/approval', path))
    return [{ ...common, title: t('item.leave', facts), by: leave.proposedBy, at: leave.proposedAt, sign }]
  }
  if (!leave.approvedBy || !leave.withdrawnBy || !leave.withdrawnAt) return []
  const sign = () => ask(api.POST('/v1/leaves/{leave}/ending', path))
  return [{ ...common, title: t('item.leave.end', facts), by: leave.withdrawnBy, at: leave.withdrawnAt, sign }]
}
