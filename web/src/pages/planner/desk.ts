import { t } from '../../texts/planner'
import { knownBy, readChecklists, readPeople, readProgramme, readUnits } from './fetching'
import type { Checklist, Person, Planned, Unit } from './fetching'
import type { Known } from './facts'
import { inForce, termsOf, type Terms, type Version } from './plan'
import { today } from './today'

/** What a planner needs to write a plan. */
export interface Desk extends Planned {
  inspectors: Person[]
  checklists: Checklist[]
  units: Unit[]
  known: Known
  /** What a draft is compared with: the plan in force, else the one approved last. */
  present: Version | null
}

export async function readDesk(id: string): Promise<Desk> {
  const [planned, inspectors, checklists] = await Promise.all([readProgramme(id), readPeople('inspector'), readChecklists()])
  const units = await readUnits(planned.programme)
  const { versions } = planned
  const present = inForce(versions, today()) ?? versions.find((version) => version.approvedAt) ?? null
  return { ...planned, inspectors, checklists, units, known: knownBy(inspectors, units, t('stranger')), present }
}

/** The plan of now in the draft's days, so that the two can be compared. */
export function presentTerms({ present }: Desk, { validFrom, validTo }: Terms): Terms | null {
  return present && { ...termsOf(present), validFrom, validTo }
}
