const RUNS = /\+?\d(?:[ .,-]?\d){6,}/g

/** Whether words hold what looks like the number of a phone or a card; the server judges likewise. */
export function identifies(words: string): boolean {
  return [...words.matchAll(RUNS)].some(([run]) => /^[+0]/.test(run) || /\d{7}/.test(run))
}
