import { date, fill, language, number } from '../../texts'
import { t } from '../../texts/overseer'
import en from '../../texts/verify.en'
import id from '../../texts/verify.id'
import vi from '../../texts/verify.vi'
import type { Proof } from '../../verify/proving'
import type { Outcome } from './verifying.svelte'

const PROVED = { vi, id, en }

/** "2026-11-24" as people write it. */
export const dayOf = (day: string): string => date(day, 'UTC')

/** Why a draw does not hold, in the verifier's words. */
export function reasonOf({ verdict, fault }: Outcome): string {
  if (verdict.holds) return fault === null ? '' : t('fails.another')
  return fill(PROVED[language.current][`no.${verdict.reason}`], verdict.facts)
}

/** What the random value is worth, and what this page does not check of it. */
export function beaconOf({ beacon }: Proof): string {
  const facts = beacon.type === 'manual' ? { source: beacon.source } : 'round' in beacon ? { round: beacon.round } : {}
  return fill(PROVED[language.current][`beacon.${beacon.type}`], facts)
}

export const odds = (): string => PROVED[language.current].odds

/** Hundredths as points. */
export const points = (hundredths: number): string => number(hundredths / 100, 1)
