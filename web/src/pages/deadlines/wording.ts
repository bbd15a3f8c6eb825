import { t } from '../../texts/deadlines'
import type { Due } from './fetching'

const CLOCKS = [
  'minutes_signed', 'unit_note_on_minutes', 'refuse_to_sign', 'explanation', 'explanation_extension',
  's4_notice_to_head', 'leader_report', 'conclusion_issued', 'conclusion_published', 'corrective_s1',
  'corrective_s2', 'corrective_s3', 'unit_report_on_remedy', 'verify_remedy', 'revisit_grade_c',
  'revisit_grade_d', 'objection', 'objection_answer', 'reply_to_consultation', 'feedback_ack',
  'feedback_answer', 'discipline_watch', 'discipline_watch_complex', 'commendation_letter', 'lesson_meeting',
  'responsibility_review', 'transfer_answer', 'discipline_sent', 'referral',
] as const satisfies Due['clock'][] // prettier-ignore

export function clockName(clock: string): string {
  const known = CLOCKS.find((each) => each === clock)
  return known ? t(`clock.${known}`) : clock.replaceAll('_', ' ')
}
