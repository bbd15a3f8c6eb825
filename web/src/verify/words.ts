import en from '../texts/verify.en'
import { fill } from '../texts/fill'
import id from '../texts/verify.id'
import vi from '../texts/verify.vi'
import type { Facts } from './refusal'

const TABLES = { vi, id, en }
const KEPT = 'sidak.language'
export type Language = keyof typeof TABLES
export const NAMES: Record<Language, string> = { vi: 'Tiếng Việt', id: 'Indonesia', en: 'English' }

let current: Language = [kept(), ...(globalThis.navigator?.languages ?? [])].map(known).find((each) => each !== null) ?? 'vi'

export function language(): Language {
  return current
}

export function speak(chosen: Language): void {
  current = chosen
  try {
    localStorage.setItem(KEPT, chosen)
  } catch {
    // A saved page may have no storage.
  }
}

export function t(key: keyof typeof vi, facts: Facts = {}): string {
  return fill(TABLES[current][key], facts)
}

function kept(): string {
  try {
    return localStorage.getItem(KEPT) ?? ''
  } catch {
    return ''
  }
}

function known(tag: string): Language | null {
  const name = tag.slice(0, 2).toLowerCase()
  return name in TABLES ? (name as Language) : null
}
