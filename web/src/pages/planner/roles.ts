import { session } from '../../session.svelte'
import type { Role } from '../../routes'
import type { Version } from './plan'

export function holds(role: Role): boolean {
  return session.me?.roles.some((held) => held.role === role) ?? false
}

/** The server knows for which part of the organisation. */
export const maySign = (version: Version): boolean =>
  version.approvedAt === null && version.proposedBy !== session.me?.person && (holds('planner') || holds('reviewer'))
