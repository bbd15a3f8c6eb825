import { untrack } from 'svelte'

const HOUR = 3_600_000
const AGAIN = 1_000

/** A new version of the app: fetched behind the scenes, it waits until nothing can be disturbed. */
class Update {
  /** A newer version lies ready on the phone, or has taken over already: this page is of the old one. */
  ready = $state(false)
  /** The newer version has changed the phone's storage: this page can keep nothing more. */
  lost = $state(false)
  #held = $state(0)
  #waiting: ServiceWorker | null = null
  #switched = false
  #asked = false
  #calm: () => boolean = () => false

  /** `calm`: whether the page that is shown may be loaded again just now. */
  async start(calm: () => boolean): Promise<void> {
    this.#calm = calm
    if (!('serviceWorker' in navigator)) return
    const controlled = navigator.serviceWorker.controller !== null
    const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
    navigator.serviceWorker.addEventListener('controllerchange', () => this.#changed(controlled))
    registration.addEventListener('updatefound', () => this.#watch(registration.installing))
    if (registration.waiting) this.#offer(registration.waiting)
    const look = () => void registration.update().catch(() => undefined)
    document.addEventListener('visibilitychange', () => document.hidden || look())
    setInterval(look, HOUR)
  }

  /** Something is typed or shown that would be lost: no new version until the returned function is called. */
  hold(): () => void {
    const count = (step: number) => untrack(() => (this.#held += step))
    count(1)
    return () => void count(-1)
  }

  get disturbs(): boolean {
    return this.#held > 0
  }

  /** Another version of the app has taken over; with `lost` also the phone's storage. */
  supersede({ lost = false } = {}): void {
    this.#switched = true
    this.ready = true
    if (lost) this.lost = true
  }

  apply(): void {
    if (this.#switched) location.reload()
    if (!this.#asked) this.#ask()
    this.#asked = true
  }

  /** Again and again: while the old worker is busy a browser does not switch, and may not look again for minutes. */
  #ask(): void {
    if (this.#waiting?.state !== 'installed') return
    this.#waiting.postMessage('take over')
    setTimeout(() => this.#ask(), AGAIN)
  }

  #watch(worker: ServiceWorker | null): void {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) this.#offer(worker)
    })
  }

  #offer(worker: ServiceWorker): void {
    this.#waiting = worker
    this.ready = true
  }

  /** The first worker of all takes over a page of its own version: nothing to load anew. Another tab may have asked for
      this, or the person has gone on to something that must not be lost: then it waits until they are done. */
  #changed(controlled: boolean): void {
    if (!controlled && !this.#waiting) return
    this.supersede()
    if (this.#asked && this.#calm()) location.reload()
  }
}

export const update = new Update()
