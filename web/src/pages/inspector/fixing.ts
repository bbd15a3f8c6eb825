import type { Severity } from '../../checklist/document'

/** Put right before the team leaves: how, and which of the finding's photos show it. */
export interface Fix {
  how: string
  photos: string[]
}

export type Fixes = Record<string, Fix | null>

export const NO_FIX: Fix = { how: '', photos: [] }

const LOWERED: Partial<Record<Severity, Severity>> = { S2: 'S1', S3: 'S2' }

/** The server's rule (finding_facts.py): one step down, never below S1, and S4 stays S4. */
export const afterFix = (severity: Severity): Severity => LOWERED[severity] ?? severity

/** Praise is not put right. */
export const fixFor = (fixes: Fixes | undefined, item: string, severity: Severity): Fix | null =>
  severity === 'S0' ? null : (fixes?.[item] ?? null)

export const withPhoto = (fix: Fix, photo: string, shows: boolean): Fix => ({
  ...fix,
  photos: shows ? [...new Set([...fix.photos, photo])] : fix.photos.filter((each) => each !== photo),
})
