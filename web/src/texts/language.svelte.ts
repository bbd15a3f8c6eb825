export const LANGUAGES = ['vi', 'id', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const KEPT = 'sidak.language'

class Chosen {
  current = $state<Language>(kept() ?? spoken() ?? 'vi')

  choose(language: Language): void {
    this.current = language
    localStorage.setItem(KEPT, language)
  }

  /** The language of an account counts until somebody chooses another on this phone. */
  propose(language: Language): void {
    if (kept() === null) this.current = language
  }
}

function kept(): Language | null {
  return known(globalThis.localStorage?.getItem(KEPT) ?? '')
}

function spoken(): Language | null {
  return globalThis.navigator?.languages?.map((tag) => known(tag.slice(0, 2).toLowerCase())).find(Boolean) ?? null
}

function known(name: string): Language | null {
  return LANGUAGES.find((language) => language === name) ?? null
}

export const language = new Chosen()
