/** The parts of a checklist (`spot-inspection-checklist/1`) that a phone reads, named as the document names them. */
export interface Document {
  code: string
  version: number
  title: Words
  answer_labels: { yes: Words; no: Words; na: Words }
  scale: { min: number; max: number; anchors: Record<string, Words> }
  severity_codes: Record<Severity, Words>
  profiles: Record<string, { title: Words; items?: string[] | null }>
  sections: Section[]
  estimated_minutes?: number
  min_observed_interactions?: number | null
  min_citizen_interviews?: number | null
  dossier_sample?: number | null
}

export interface Words {
  vi: string
  id: string
  en: string
}

export type Severity = 'S0' | 'S1' | 'S2' | 'S3' | 'S4'

export interface Section {
  code: string
  title: Words
  items: Item[]
}

export interface Item {
  code: string
  question: Words
  answer: Rule
  default_severity: Severity
  photo: { required_if: string[]; what?: Words | null }
  legal_basis?: string[]
  critical_if?: string | null
  guide?: Words | null
}

/** Worded so that yes is compliant; `na` among the values allows "not applicable". */
export interface YesNoRule {
  type: 'yesno'
  values: ('yes' | 'no' | 'na')[]
  pass_values: ('yes' | 'no')[]
}

/** Exactly one of the three limits is given; `may_exceed` allows a value above its denominator, `counted_twice` asks
 *  for a second count ten minutes later. */
export interface CountRule {
  type: 'count'
  denominator?: string | null
  ratio_pass?: number | null
  ratio_max_pass?: number | null
  max_pass?: number | null
  sample_size?: number | null
  na_if?: Words | null
  may_exceed?: boolean
  counted_twice?: boolean
}

export interface ScaleRule {
  type: 'scale'
  min: number
  max: number
  pass_at: number
  na_if?: Words | null
}

export interface TextRule {
  type: 'text'
  max_length: number
  personal_data: boolean
}

export interface PhotoRule {
  type: 'photo'
  min: number
  max: number
}

export type Rule = YesNoRule | CountRule | ScaleRule | TextRule | PhotoRule
