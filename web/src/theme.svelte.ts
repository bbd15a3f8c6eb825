export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const KEPT = 'sidak.theme'

class Look {
  chosen = $state<Theme>(THEMES.find((theme) => theme === localStorage.getItem(KEPT)) ?? 'system')

  start(): void {
    const system = matchMedia('(prefers-color-scheme: dark)')
    system.addEventListener('change', () => this.#apply())
    this.#apply()
  }

  choose(theme: Theme): void {
    this.chosen = theme
    localStorage.setItem(KEPT, theme)
    this.#apply()
  }

  #apply(): void {
    const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
    const theme = this.chosen === 'system' ? system : this.chosen
    document.documentElement.dataset.theme = theme
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', theme === 'dark' ? '#17211e' : '#0b5d52')
  }
}

export const look = new Look()
