const PLACE = /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g

/** `{count}` is the fact itself; `{count:photo|photos}` the word for one, or for any other number. */
export function fill(text: string, facts: Record<string, string | number>): string {
  return text.replace(PLACE, (_, name: string, one?: string, other?: string) => {
    if (one === undefined) return String(facts[name] ?? '')
    return (Number(facts[name]) === 1 ? one : other) ?? ''
  })
}
