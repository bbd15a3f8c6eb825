/** What a person answers to one item. */
export type Answer =
  | { type: 'yesno'; value: 'yes' | 'no' }
  | { type: 'count'; value: number; denominator?: number; countedAt?: string; second?: SecondCount }
  | { type: 'scale'; value: number }
  | { type: 'text'; value: string }
  | { type: 'photo' }
  | { type: 'na'; reason: string }

/** Counted again ten minutes later; of the two the higher number counts. */
export interface SecondCount {
  value: number
  countedAt: string
}

/** An answer as it stands in a sheet; `evidence` are ids of photos. */
export type SheetAnswer = Answer & { item: string; note?: string; evidence?: string[] }

export type SheetAnswers = ReadonlyMap<string, SheetAnswer>

export function byItem(answers: Iterable<SheetAnswer>): SheetAnswers {
  return new Map([...answers].map((answer) => [answer.item, answer]))
}

/** What conditions look at: a word, or a value and the sample it was counted in. */
export interface Observed {
  word: string
  value: number
  of: number
}

export const NOTHING: Observed = { word: '', value: 0, of: 1 }

/** Null when there is nothing to look at: not applicable, an empty sample, no whole number, a text, a photo. */
export function observed(answer: Answer): Observed | null {
  switch (answer.type) {
    case 'yesno':
      return { ...NOTHING, word: answer.value }
    case 'scale':
      return numbers(answer.value, 1)
    case 'count':
      return answer.denominator === 0 ? null : numbers(counted(answer), answer.denominator ?? 1)
    default:
      return null
  }
}

/** What is half typed is kept too, and is no whole number yet. */
function numbers(value: number, of: number): Observed | null {
  return Number.isInteger(value) && Number.isInteger(of) ? { word: '', value, of } : null
}

export function counted(answer: { value: number; second?: SecondCount }): number {
  return answer.second ? Math.max(answer.value, answer.second.value) : answer.value
}
