import { api, ask, ProblemError, type Schemas } from './api/client'
import { keepOwner, keepProof } from './api/csrf'
import { phone } from './store/phone'
import { language } from './texts'
import { reader } from './texts/zone.svelte'

export type Me = Schemas['Me']

/** Who works on this phone. The person stays known without a network, and after the server ended the session. */
class Session {
  me = $state.raw<Me | null>(null)
  started = $state(false)
  /** The phone cannot keep anything: what the browser said. */
  problem = $state.raw<unknown>(null)
  /** The server no longer knows this session: the same person must sign in again before anything is sent. */
  ended = $state(false)
  /** The person goes on with what is on this phone, and signs in later. */
  goesOn = $state(false)
  #refused = false

  async start(): Promise<void> {
    try {
      await this.#look()
      phone.subscribe(() => void this.#look().catch(() => undefined))
    } catch (problem) {
      this.problem = problem
    }
    this.started = true
    if (this.me) await this.refresh()
  }

  async refresh(): Promise<void> {
    try {
      await this.#enter(await ask(api.GET('/v1/me')))
    } catch (problem) {
      if (!(problem instanceof ProblemError && problem.status === 401)) return
      this.#refused = true
      await this.#look()
    }
  }

  async signIn(username: string, password: string, deviceName: string, secondCode: string): Promise<void> {
    const body = { username, password, deviceName, secondCode, knownDevice: '', cookie: true }
    await this.#begin(await ask(api.POST('/v1/sessions', { body })))
  }

  /** With a slip of an administrator instead of the user name. */
  async enrol(code: string, password: string, deviceName: string, secondCode: string): Promise<void> {
    const body = { code, password, deviceName, secondCode, cookie: true }
    await this.#begin(await ask(api.POST('/v1/enrolments/redemptions', { body })))
  }

  async signOut(): Promise<void> {
    await ask(api.DELETE('/v1/sessions/current')).catch((problem: unknown) => {
      if (!(problem instanceof ProblemError && problem.status === 401)) throw problem
    })
    await phone.signOut()
    await this.#look()
  }

  async #begin({ person, csrfToken }: Schemas['Session']): Promise<void> {
    keepOwner(person)
    if (csrfToken) keepProof({ person, token: csrfToken })
    await this.#enter(await ask(api.GET('/v1/me')))
  }

  async #enter(me: Me): Promise<void> {
    language.propose(me.language)
    await phone.signedIn(me)
    this.#refused = false
    if (me.csrfToken) keepProof({ person: me.person, token: me.csrfToken })
    await this.#look()
  }

  /** The phone's own record counts: another tab may have changed it. */
  async #look(): Promise<void> {
    const known = await phone.session()
    keepOwner(known?.person ?? null)
    this.ended = known !== null && (this.#refused || (await phone.signedOutByServer()))
    if (!this.ended) this.goesOn = false
    if (this.me?.person !== known?.person || this.me?.device !== known?.device || !this.me) this.me = known
    reader.zone = known?.zone ?? null
  }
}

export const session = new Session()
