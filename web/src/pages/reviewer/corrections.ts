import type { Schemas } from '../../api/client'

type Finding = Schemas['Finding']
type Decision = Schemas['Decision']

/** An answer that is being given to one correction. */
export interface Answered {
  choice: 'accepted' | 'declined' | null
  answer: string
}

/** By explanation and number. */
export type Answers = Record<string, Answered>

export interface Asked {
  key: string
  explanation: string
  number: number
  stated: string
  actual: string
}

const LEAST = 3
const keyOf = (explanation: string, number: number): string => `${explanation}/${number}`

/** Every correction that any explanation of the finding asks for. */
export function askedOf({ explanations }: Finding): Asked[] {
  return explanations.flatMap(({ id, corrections }) =>
    corrections.map((each, index) => ({ key: keyOf(id, index + 1), explanation: id, number: index + 1, ...each })),
  )
}

export const unanswered = (): Answered => ({ choice: null, answer: '' })

export const isAnswered = ({ choice, answer }: Answered): boolean =>
  choice === 'accepted' || (choice === 'declined' && answer.trim().length >= LEAST)

export function answersOf(finding: Finding, given: Answers): Schemas['CorrectionAnswer'][] {
  return askedOf(finding).map(({ key, explanation, number }) => {
    const { choice, answer } = given[key] ?? unanswered()
    return { explanation, number, accepted: choice === 'accepted', answer: answer.trim() || null }
  })
}

export function givenBefore({ corrections }: Decision): Answers {
  const given = (corrections ?? []).map(({ explanation, number, accepted, answer }): [string, Answered] => [
    keyOf(explanation, number),
    { choice: accepted ? 'accepted' : 'declined', answer: answer ?? '' },
  ])
  return Object.fromEntries(given)
}
