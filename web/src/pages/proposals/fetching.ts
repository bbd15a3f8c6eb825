import { api, ask, type Schemas } from '../../api/client'

export type Proposal = Schemas['Proposal']
export type Level = Proposal['level']
export type CheckKind = Schemas['ProposalCheck']['kind']
export type Show = 'all' | 'to_sign' | 'to_send' | 'unanswered'
export type Rule = Schemas['DisciplineRule']

export const LEVELS: Level[] = ['L3', 'L4', 'L5', 'L6', 'L7']
export const CHECKS: CheckKind[] = ['exemption', 'not_considered', 'relatives']

export async function readProposals(show: Show, cursor: string | null) {
  const query = { show, limit: 30, ...(cursor && { cursor }) }
  return await ask(api.GET('/v1/proposals', { params: { query } }))
}

export async function readProposal(proposal: string): Promise<Proposal> {
  return await ask(api.GET('/v1/proposals/{proposal}', { params: { path: { proposal } } }))
}

export async function readOfInspection(inspection: string): Promise<Proposal[]> {
  return await ask(api.GET('/v1/inspections/{inspection}/proposals', { params: { path: { inspection } } }))
}

export async function readRules(country: 'VN' | 'ID', on: string): Promise<Rule[]> {
  return await ask(api.GET('/v1/discipline-forms', { params: { query: { country, on } } }))
}
