import { api, ask } from './api/client'
import { session } from './session.svelte'

/** How many notices wait for the reader; the bell shows it on every page. */
class Unread {
  count = $state(0)
  #of = ''

  /** Without a network the number stays as it was. */
  look = async (): Promise<void> => {
    if (!session.me || session.ended || document.hidden) return
    if (this.#of !== session.me.person) [this.#of, this.count] = [session.me.person, 0]
    const answered = await ask(api.GET('/v1/notices/count')).catch(() => null)
    if (answered) this.count = answered.unread
  }
}

export const unread = new Unread()
