import { getContext, setContext } from 'svelte'

const ZONE = Symbol('zone')

type Zoned = { zone: string } | null | undefined

/** To be called while a page starts: on it, times are told as they are at the inspected unit. */
export function inZoneOf(inspection: () => Zoned): void {
  setContext(ZONE, () => inspection()?.zone)
}

/** To be called while a part starts; the answer is undefined before the page knows the unit. */
export function zoneHere(): () => string | undefined {
  return getContext<(() => string | undefined) | undefined>(ZONE) ?? (() => undefined)
}
