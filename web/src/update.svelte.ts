import { untrack } from 'svelte'

/** A new version of the app: fetched behind the scenes, it waits until nothing can be disturbed. */
const HOUR = 3_600_000

class Update {
  /** A newer version lies ready on the phone. */
  ready = $state(false)
  #held = $state(0)
  #waiting: ServiceWorker | null = null
  /** Another tab has switched over already. */
  #switched = false

  async start(): Promise<void> {
    if (!('serviceWorker' in navigator)) return
    const controlled = navigator.serviceWorker.controller !== null
    const registration = await navigator.serviceWorker.register('/sw.js', { type: 'classic', updateViaCache: 'none' })
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

  /** Another version of the app has taken over the phone's storage: this page can keep nothing more. */
  supersede(): void {
    this.#switched = true
    this.ready = true
  }

  apply(): void {
    if (this.#switched) location.reload()
    this.#switched = true
    this.#waiting?.postMessage('take over')
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

  /** The first worker of all takes over a page of its own version: nothing to load anew. */
  #changed(controlled: boolean): void {
    if (!controlled && !this.#waiting) return
    if (this.#switched) location.reload()
    this.#switched = true
    this.ready = true
  }
}

export const update = new Update()
