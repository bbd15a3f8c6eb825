/**
 * Each group of pages has its own texts: `inspector.vi.ts`, `inspector.id.ts`, `inspector.en.ts`, put together in
 * `inspector.ts` by `texts({ vi, id, en })`, which gives the group's `t`. A missing key or fact is a type error.
 */
import { fill } from './fill'
import { language, type Language } from './language.svelte'

export { LANGUAGES, language, type Language } from './language.svelte'
export { fill } from './fill'
export { bytes, date, dateTime, number, percent, time } from './formats'

type FactNames<S extends string> = S extends `${string}{${infer Fact}}${infer Rest}`
  ? (Fact extends `${infer Name}:${string}` ? Name : Fact) | FactNames<Rest>
  : never
type Given<S extends string> = [FactNames<S>] extends [never] ? [] : [facts: Record<FactNames<S>, string | number>]
type Table = Readonly<Record<string, string>>

/** `vi` is written `as const satisfies Record<string, string>`; the others as `Same<typeof vi>`. */
export type Same<T extends Table> = { readonly [Key in keyof T]: string }

export function texts<T extends Table>(tables: Record<Language, Same<T>> & { vi: T }) {
  return <Key extends keyof T & string>(key: Key, ...given: Given<T[Key]>): string =>
    fill(tables[language.current][key], (given[0] ?? {}) as Record<string, string | number>)
}
