/** The proof that a change comes from our own page; the cookie itself is read by no script. */
interface Proof {
  person: string
  token: string
}

let proof: Proof | null = null
/** Who works on this phone: a proof of somebody else, who signed in through another tab, is not for this person's work. */
let owner: string | null = null

export function keepOwner(person: string | null): void {
  owner = person
  if (proof?.person !== person) proof = null
}

export function keepProof(given: Proof | null): void {
  proof = given
}

export function isOwner(person: string): boolean {
  return owner === null || owner === person
}

export function proofOfOwner(): string | null {
  return proof && isOwner(proof.person) ? proof.token : null
}
