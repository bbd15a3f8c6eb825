import { counted, type Answer } from '../../checklist/answers'
import type { Document, Item, Words } from '../../checklist/document'
import type { Question } from '../../checklist/profiles'
import { language, number, type Language } from '../../texts'

export const said = (words: Words, spoken: Language = language.current): string => words[spoken]

const BETWEEN = ' / '

/** "present / rostered" names both numbers: the first and the second part are their labels. */
export function partsOf(question: string): [string, string] | null {
  const [first, second, ...rest] = question.split(BETWEEN)
  return first && second && rest.length === 0 ? [capital(first.trim()), capital(second.trim())] : null
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1)

/** Where the checklist says so: heads, for example. */
export function countsTwice(question: Question): boolean {
  return question.rule.type === 'count' && question.rule.counted_twice === true
}

/** An answer in a few words, without judging it. */
export function answerWords(document: Document, item: Item, answer: Answer, spoken: Language): string {
  switch (answer.type) {
    case 'yesno':
      return document.answer_labels[answer.value][spoken]
    case 'na':
      return `${document.answer_labels.na[spoken]}: ${answer.reason}`
    case 'count':
      return answer.denominator === undefined
        ? number(counted(answer))
        : `${number(counted(answer))} / ${number(answer.denominator)}`
    case 'scale':
      return scaleWords(document, item, answer.value, spoken)
    case 'text':
      return answer.value
    case 'photo':
      return ''
  }
}

export function scaleWords(document: Document, item: Item, value: number, spoken: Language): string {
  const anchor = document.scale.anchors[String(value)]
  const most = item.answer.type === 'scale' ? item.answer.max : document.scale.max
  return anchor ? `${value} / ${most} · ${anchor[spoken]}` : `${value} / ${most}`
}
