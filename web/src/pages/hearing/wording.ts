import type { Schemas } from '../../api/client'
import { date } from '../../texts'
import { t } from '../../texts/hearing'

export type Inspection = Schemas['InspectionSummary']
export type Standing = Schemas['Standing']
export type Finding = Schemas['Finding']

const DAY = 86_400_000
const ONLY_OTHERS = new Set(['visit', 'photos'])

/** What happens next and who must do it, in a sentence. */
export function nextStep({ step, yours, unexplained, remedies, remedyDue }: Standing, due: string | null, zone?: string): string {
  if (step === null) return t('next.none')
  const day = due === null ? '' : date(due, zone)
  if (step === 'explanations')
    return yours ? t('next.explanations.yours', { count: unexplained, due: day }) : t('next.explanations', { due: day })
  if (step === 'remedies') {
    const facts = { count: remedies, due: remedyDue === null ? '' : date(remedyDue, zone) }
    return t(yours ? 'next.remedies.yours' : 'next.remedies', facts)
  }
  if (!yours || step === 'visit' || step === 'photos') return t(`next.${step}`)
  return t(`next.${step}.yours`)
}

/** When the step that comes next is due, where it has a time. */
export function dueOf({ step, remedyDue, objectionDue }: Standing, explanationDue: string | null): string | null {
  if (step === 'explanations') return explanationDue
  if (step === 'objection') return objectionDue
  return step === 'remedies' ? remedyDue : null
}

/** How many of the photos that findings cite are here; null when all are. */
export const photosSoFar = ({ photos, photosArrived }: Standing): string | null =>
  photosArrived < photos ? t('photos.arrived', { arrived: photosArrived, of: photos }) : null

/** For the reader to do, and not merely by being there. */
export const isMine = ({ step, yours }: Standing): boolean => yours && step !== null && !ONLY_OTHERS.has(step)

export const isOverdue = (due: string): boolean => Date.parse(due) < Date.now()

/** How much time is left until a deadline, which is the end of a day. */
export function timeLeft(due: string, zone?: string): string {
  if (isOverdue(due)) return t('overdue', { due: date(due, zone) })
  const days = Math.floor((Date.parse(due) - Date.now()) / DAY)
  return days === 0 ? t('left.today') : t('left.days', { days })
}

/** What weighs most comes first. */
export function byWeight(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((one, other) => other.severity.localeCompare(one.severity) || one.item.localeCompare(other.item))
}

/** From the unit itself; after a reopening anew. */
export const wantsExplanation = ({ unexplained }: Finding): boolean => unexplained

export const isContested = ({ contested }: Finding): boolean => contested
