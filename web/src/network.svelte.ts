/** Whether the server was last heard of; a phone that says "online" may still reach nothing. */
class Network {
  there = $state(globalThis.navigator?.onLine ?? true)

  listen(): void {
    addEventListener('online', () => (this.there = true))
    addEventListener('offline', () => (this.there = false))
  }
}

export const network = new Network()
