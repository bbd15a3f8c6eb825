import type { AnswerProblem } from '../../checklist/answerChecks'
import { t } from '../../texts/inspector'

/** What a person does about an answer that the item cannot have. */
export function wrong({ name, facts }: AnswerProblem): string {
  switch (name) {
    case 'answer-without-reason':
      return t('answer.skip.needed')
    case 'answer-denominator-missing':
      return t('answer.rest')
    case 'answer-above-denominator':
      return t('wrong.above', { most: facts.most ?? 0 })
    case 'answer-not-a-count':
    case 'answer-not-on-the-scale':
      return t('wrong.number', { most: facts.most ?? 0 })
    case 'answer-counted-too-soon':
      return t('wrong.soon')
    case 'answer-too-long':
      return t('wrong.long', { most: facts.most ?? 0 })
    case 'answer-with-control-characters':
      return t('wrong.signs')
    case 'answer-with-too-many-photos':
      return t('wrong.photos', { most: facts.most ?? 0 })
    default:
      return t('wrong.again')
  }
}
