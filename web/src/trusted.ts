/** Scripts of workers come from this server alone; the page's policy lets no other code make such an address. */
interface Policies {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): unknown
}

const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes

policies?.createPolicy('default', {
  createScriptURL: (address) => {
    if (new URL(address, location.href).origin !== location.origin) throw new TypeError(`not our script: ${address}`)
    return address
  },
})
