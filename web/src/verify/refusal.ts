import type vi from '../texts/verify.vi'

type Texts = keyof typeof vi
export type Reason = { [Key in Texts]: Key extends `no.${infer Name}` ? Name : never }[Texts]
export type Facts = Record<string, string | number>

/** Why a bundle does not hold: the name of a sentence, and what stands in it. */
export class Refusal extends Error {
  constructor(
    readonly reason: Reason,
    readonly facts: Facts = {},
  ) {
    super(reason)
  }
}

export function demand(holds: boolean, reason: Reason, facts: Facts = {}): asserts holds {
  if (!holds) throw new Refusal(reason, facts)
}
