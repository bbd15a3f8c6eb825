import { api, ask, ProblemError, type Schemas } from './api/client'
import { keepOwner, keepProof } from './api/csrf'
import { language } from './texts'

export type Me = Schemas['Me']

const KEPT = 'sidak.me'

/** Who works on this phone. The person stays known without a network, and after the server ended the session. */
class Session {
  me = $state.raw<Me | null>(null)
  started = $state(false)
  /** The server no longer knows this session: the same person must sign in again before anything is sent. */
  ended = $state(false)

  async start(): Promise<void> {
    this.me = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Me | null
    this.started = true
    if (this.me) await this.refresh()
  }

  async refresh(): Promise<void> {
    try {
      await this.#enter(await ask(api.GET('/v1/me')))
    } catch (problem) {
      if (problem instanceof ProblemError && problem.status === 401) this.ended = this.me !== null
    }
  }

  async signIn(username: string, password: string, deviceName: string): Promise<void> {
    const body = { username, password, deviceName, cookie: true }
    await this.#begin(await ask(api.POST('/v1/sessions', { body })))
  }

  /** With a slip of an administrator instead of the user name. */
  async enrol(code: string, password: string, deviceName: string): Promise<void> {
    const body = { code, password, deviceName, cookie: true }
    await this.#begin(await ask(api.POST('/v1/enrolments/redemptions', { body })))
  }

  async signOut(): Promise<void> {
    await ask(api.DELETE('/v1/sessions/current')).catch((problem: unknown) => {
      if (!(problem instanceof ProblemError && problem.status === 401)) throw problem
    })
    keepOwner(null)
    localStorage.removeItem(KEPT)
    this.me = null
    this.ended = false
  }

  async #begin({ person, csrfToken }: Schemas['Session']): Promise<void> {
    if (csrfToken) keepProof({ person, token: csrfToken })
    await this.#enter(await ask(api.GET('/v1/me')))
  }

  async #enter(me: Me): Promise<void> {
    if (me.csrfToken) keepProof({ person: me.person, token: me.csrfToken })
    keepOwner(me.person)
    localStorage.setItem(KEPT, JSON.stringify(me))
    language.propose(me.language)
    this.me = me
    this.ended = false
  }
}

export const session = new Session()
