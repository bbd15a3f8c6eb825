import { beforeEach, describe, expect, it } from 'vitest'
import { language } from '../../texts'
import { blank, daysWrong, lacking, needsRemedy, planOf, plannedOf, type Planned } from './planning'

const planned = (changed: Partial<Planned> = {}): Planned => ({
  ...blank(),
  cause: 'procedure',
  action: ' Open on time ',
  ...changed,
})

beforeEach(() => {
  language.current = 'en'
})

describe('a remedy that is being written', () => {
  it('is wanted for what is upheld as S2 or worse', () => {
    expect((['S0', 'S1', 'S2', 'S3', 'S4'] as const).filter((severity) => needsRemedy('upheld', severity))).toEqual(['S2', 'S3', 'S4'])
    expect(needsRemedy('withdrawn', 'S4')).toBe(false)
  })

  it('needs a cause, an action and a post', () => {
    for (const empty of [{ cause: '' as const }, { action: '  ' }, { owner: '' }]) {
      expect(lacking(planned(empty))).toBe(true)
      expect(planOf(planned(empty))).toBeNull()
    }
  })

  it('takes the usual time unless another is chosen within bounds', () => {
    expect(planOf(planned())).toEqual({ cause: 'procedure', action: 'Open on time', owner: 'Head of the unit', workingDays: null })
    expect(planOf(planned({ days: ' 7 ' }))?.workingDays).toBe(7)
    for (const days of ['0', '61', '-1', '1.5', 'x']) expect(daysWrong(planned({ days }))).toBe(true)
  })

  it('is the same again when a draft is taken up', () => {
    const plan = planOf(planned({ days: '7' }))
    expect(planOf(plannedOf(plan))).toEqual(plan)
    expect(plannedOf(null).wanted).toBe(false)
  })
})
