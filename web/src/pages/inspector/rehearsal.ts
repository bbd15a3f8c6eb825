import { getContext, setContext } from 'svelte'

/** A sheet that is only tried out: nothing of it is stored, and no camera is opened. */
export interface Rehearsal {
  photograph: (item: string | null) => void
}

const KEY = Symbol('rehearsal')

export const rehearse = (rehearsal: Rehearsal): Rehearsal => setContext(KEY, rehearsal)
export const rehearsal = (): Rehearsal | undefined => getContext(KEY)
