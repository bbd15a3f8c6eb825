import { homes, type Role } from './routes'

const KEPT = 'sidak.home'

export function keepHome(role: Role): void {
  localStorage.setItem(KEPT, role)
}

/** The page that was shown first last time is loaded while the phone still reads who works on it. */
export function loadHome(): void {
  void homes[localStorage.getItem(KEPT) as Role]?.().catch(() => undefined)
}
