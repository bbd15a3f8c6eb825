import { date } from '../../texts'
import { t } from '../../texts/reviewer'
import type { Case } from '../hearing/fetching'

/** What the reader may not do here, and why, in sentences. The server decides; this says it beforehand. */
export function reasons({ inspection, standing, conclusion }: Case, reader: string): string[] {
  const { parts, step } = standing
  if (step === null || step === 'visit' || step === 'photos') return []
  return [
    ...byPart(parts),
    ...(step === 'explanations' && inspection.explanationDue
      ? [t('may.wait', { due: date(inspection.explanationDue, inspection.zone) })]
      : []),
    ...(conclusion && step !== 'closure' ? bySignature(conclusion, step, reader) : []),
    ...(conclusion && step !== 'closure' ? [t(conclusion.needsSecondSignature ? 'may.three' : 'may.two')] : []),
  ]
}

/** Nobody reviews their own work. */
export const reviews = (parts: Case['standing']['parts']): boolean =>
  parts.includes('reviewer') && !parts.some((part) => part === 'leader' || part === 'member' || part === 'unit_head')

function byPart(parts: Case['standing']['parts']): string[] {
  if (parts.includes('leader')) return [t('may.leader')]
  if (parts.includes('member')) return [t('may.team')]
  if (parts.includes('unit_head')) return [t('may.head')]
  return parts.includes('reviewer') ? [] : [t('may.reader')]
}

function bySignature(conclusion: NonNullable<Case['conclusion']>, step: string, reader: string): string[] {
  if (step === 'issuance') return conclusion.draftedBy === reader ? [t('may.drafted')] : []
  if (step !== 'second_signature') return []
  if (conclusion.issuedBy === reader) return [t('may.issued')]
  return conclusion.draftedBy === reader ? [t('may.drafted.second')] : []
}
