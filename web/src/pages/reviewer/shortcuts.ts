/** What a single key does on the desk; the letters are those on every keyboard of ours. */
export const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['o', 'photos'],
  ['e', 'earlier'],
  ['d', 'decide'],
  ['b', 'back'],
  ['s', 'sign'],
  ['?', 'help'],
] as const

export type Key = (typeof KEYS)[number][0]

const TYPING = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]'
const OFF = 'sidak.keys.off'

/** Which of our keys was pressed: none while somebody types, answers a question, or wants something of the browser. */
export function keyOf(event: KeyboardEvent): Key | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return null
  if ((event.target as Partial<Element> | null)?.closest?.(TYPING)) return null
  return KEYS.map(([key]) => key).find((key) => key === event.key.toLowerCase()) ?? null
}

/** Where to go from here: the neighbour, and at the ends no further. */
export function neighbour(count: number, here: number, step: 1 | -1): number {
  if (here < 0) return step === 1 ? 0 : count - 1
  return Math.min(Math.max(here + step, 0), count - 1)
}

export const areOff = (): boolean => localStorage.getItem(OFF) === 'yes'

export function turn(on: boolean): void {
  if (on) localStorage.removeItem(OFF)
  else localStorage.setItem(OFF, 'yes')
}
