import { onlyOneTab, type OnlyOne } from '../sync/onlyOne'
import { Sender } from '../sync/sender'
import { browserTransport, type Transport } from '../sync/transport'
import { language } from '../texts/language.svelte'
import { Changes } from './changes'
import { clearOld } from './clearing'
import { Clock } from './clock'
import { NAME, openStore, type Store } from './database'
import { Drafts } from './drafts'
import { queueDraft, untoldSheets } from './filling'
import type { Here } from './here'
import { listenToThePage } from './page'
import { current } from './people'

export interface Surroundings {
  name?: string
  transport?: Transport
  onlyOne?: (store: Store) => OnlyOne
  online?: () => boolean
  /** Milliseconds without a change after which a draft goes out. */
  quiet?: number
}

/** What runs behind the pages: the store, what sends from it, and who is told of changes. */
export class Engine {
  readonly clock = new Clock()
  readonly changes: Changes
  readonly drafts: Drafts
  outdated = false
  #ready: Promise<Here> | null = null
  #sender: Sender | null = null
  #sending: Promise<void> = Promise.resolve()

  constructor(private readonly around: Surroundings) {
    this.changes = new Changes(around.name ?? NAME)
    this.drafts = new Drafts((inspection) => this.#draft(inspection), around.quiet)
  }

  /** Begins with the first call. */
  here(): Promise<Here> {
    this.#ready ??= this.#begin().catch((problem: unknown) => {
      this.#ready = null
      throw problem
    })
    return this.#ready
  }

  async nudge(): Promise<void> {
    await this.here()
    await this.#sender?.nudge()
  }

  async close(): Promise<void> {
    const { store } = await this.here()
    this.drafts.stop()
    this.#sender?.stop()
    await this.#sending
    store.close()
    this.changes.close()
  }

  async #begin(): Promise<Here> {
    const { name = NAME, transport = this.#browser(), online = isOnline } = this.around
    const store = await openStore({ name, outdated: () => this.#supersede() })
    const here = { store, transport, clock: this.clock, changes: this.changes, online }
    this.#send(here)
    return here
  }

  #browser(): Transport {
    const heard = (date: string, askedAt: number) => this.clock.heard(date, askedAt)
    return browserTransport({ language: () => language.current, heard })
  }

  #send(here: Here): void {
    const { store, transport } = here
    const onlyOne = (this.around.onlyOne ?? onlyOneTab)(store)
    const sender = new Sender({ store, transport, onlyOne, changed: () => this.changes.tellSoon() })
    this.#sender = sender
    this.changes.subscribe(() => sender.look())
    listenToThePage({ back: () => void sender.nudge().catch(ignore), left: () => this.drafts.all() })
    this.#sending = sender.run().catch(ignore)
    void this.#takeUp(here).catch(ignore)
  }

  /** What the last page, or this one before somebody else worked here, had no time for. */
  async takeUp(): Promise<void> {
    await this.#takeUp(await this.here()).catch(ignore)
  }

  async #takeUp(here: Here): Promise<void> {
    const person = await current(here.store)
    if (!person) return
    for (const inspection of await untoldSheets(here)) this.drafts.later(inspection)
    await clearOld(here.store, person.person)
  }

  async #draft(inspection: string): Promise<void> {
    if (await queueDraft(await this.here(), inspection)) this.changes.tell()
  }

  #supersede(): void {
    this.outdated = true
    this.#sender?.stop()
    this.changes.tell()
  }
}

function isOnline(): boolean {
  return globalThis.navigator?.onLine !== false
}

/** Nothing waits for it, and it is tried again. */
function ignore(): void {}
