import { NOTHING, observed, type Answer, type SheetAnswer, type SheetAnswers } from './answers'
import { holds } from './conditions'
import type { Profile, Question } from './profiles'

/** `photos` is how many are still to be taken when `what` is a photo. */
export interface Missing {
  item: string
  what: 'answer' | 'photo'
  photos: number
}

export function missing(profile: Profile, answers: SheetAnswers): Missing[] {
  return profile.questions.flatMap((question) => missingOf(question, answers.get(question.code)) ?? [])
}

/** Text is never missing: having nothing to remark is an answer too. */
export function missingOf(question: Question, answer: SheetAnswer | undefined): Missing | null {
  const { rule, code } = question
  if (rule.type === 'text') return null
  if (!answer) {
    return { item: code, what: rule.type === 'photo' ? 'photo' : 'answer', photos: photosDue(question, null) }
  }
  if (answer.type === 'na') return null
  const due = photosDue(question, answer) - (answer.evidence ?? []).length
  return due > 0 ? { item: code, what: 'photo', photos: due } : null
}

/** How many photos the item needs, given its answer. */
export function photosDue(question: Question, answer: Answer | null): number {
  const seen = (answer && observed(answer)) ?? NOTHING
  return question.photoIf.some((condition) => holds(condition, seen)) ? question.leastPhotos : 0
}
