import { t } from '../../texts/remedies'
import { amountOf } from '../deadlines/spans'
import type { RemedyPlan } from './fetching'

export const CAUSES = ['procedure', 'conduct', 'skills', 'equipment', 'staffing', 'system', 'superior_guidance'] as const
export const LEAST_DAYS = 1
export const MOST_DAYS = 60
export const MOST = 2000

type Severity = 'S0' | 'S1' | 'S2' | 'S3' | 'S4'

/** Working days a remedy usually takes, where the plan sets no others; what is missing needs none. The server decides. */
const USUAL: Partial<Record<Severity, number>> = { S2: 10, S3: 15, S4: 15 }

/** A remedy as it is being written. */
export interface Planned {
  wanted: boolean
  cause: RemedyPlan['cause'] | ''
  action: string
  owner: string
  /** Empty for the usual. */
  days: string
}

export const blank = (): Planned => ({ wanted: true, cause: '', action: '', owner: t('owner.head'), days: '' })

export function usualDays(inspection: string, severity: Severity): number {
  return amountOf(inspection, severity === 'S2' ? 'corrective_s2' : 'corrective_s3', USUAL[severity] ?? 0)
}

export const needsRemedy = (result: string, severity: Severity): boolean => result === 'upheld' && severity in USUAL

export const daysWrong = ({ days }: Planned): boolean =>
  days.trim() !== '' && !(/^\d+$/.test(days.trim()) && Number(days) >= LEAST_DAYS && Number(days) <= MOST_DAYS)

export const lacking = (planned: Planned): boolean =>
  planned.cause === '' || planned.action.trim().length < 3 || planned.owner.trim().length < 2 || daysWrong(planned)

/** As the server takes it; null while something is missing. */
export function planOf(planned: Planned): RemedyPlan | null {
  if (planned.cause === '' || lacking(planned)) return null
  const { cause, action, owner, days } = planned
  return { cause, action: action.trim(), owner: owner.trim(), workingDays: days.trim() ? Number(days) : null }
}

export function plannedOf(plan: RemedyPlan | null | undefined): Planned {
  if (!plan) return { ...blank(), wanted: false }
  return { wanted: true, cause: plan.cause, action: plan.action, owner: plan.owner, days: plan.workingDays ? String(plan.workingDays) : '' }
}
