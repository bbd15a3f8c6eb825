import { api, ask, type Schemas } from './api/client'

const KEPT = 'sidak.about'
type About = Schemas['About']

/** What server this is, remembered for the time without a network. */
class Server {
  about = $state.raw<About | null>(JSON.parse(localStorage.getItem(KEPT) ?? 'null') as About | null)

  async learn(): Promise<void> {
    this.about = await ask(api.GET('/v1/about'))
    localStorage.setItem(KEPT, JSON.stringify(this.about))
  }
}

export const server = new Server()
