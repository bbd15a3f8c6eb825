import { number, percent } from '../../texts'
import { t } from '../../texts/forecast'
import type { Forecast, Outline } from './forecast'

/** What is known of one plan. */
export interface Foreseen {
  outline: Outline | null
  forecast: Forecast | null
}

export interface Row {
  name: string
  of: (plan: Foreseen) => string
}

const NOTHING = '–'
export const WITHIN = ['30', '60', '90'] as const

/** The rows of "now, and with this draft". */
export function rows(): Row[] {
  const outlined = (say: (outline: Outline) => string) => ({ outline }: Foreseen) => (outline ? say(outline) : NOTHING)
  const simulated = (say: (forecast: Forecast) => string) => ({ forecast }: Foreseen) => (forecast ? say(forecast) : NOTHING)
  const visited = ({ units }: Outline): number[] => units.map(({ visitsPerYear }) => visitsPerYear)
  return [
    { name: t('row.year'), of: outlined(({ capacityPerYear }) => number(capacityPerYear)) },
    { name: t('row.least'), of: outlined((outline) => edge(Math.min, visited(outline))) },
    { name: t('row.most'), of: outlined((outline) => edge(Math.max, visited(outline))) },
    { name: t('row.fifth'), of: simulated(({ price }) => percent(price.likeliestFifth)) },
    ...WITHIN.map((days) => ({
      name: `${t('met')} ${t('met.within', { days })}`,
      of: simulated(({ met }) => percent(met[days] ?? 0)),
    })),
    { name: t('row.longest'), of: simulated(({ units }) => edge(Math.max, units.map(({ longestGap }) => longestGap))) },
    { name: t('row.road'), of: simulated(({ inspectors }) => mean(inspectors.map((each) => each.hoursOnTheRoadPerMonth))) },
  ]
}

/** A spread of thousands of arguments would be too many. */
function edge(better: (one: number, other: number) => number, values: number[]): string {
  return values.length > 0 ? number(values.reduce((one, other) => better(one, other)), 1) : NOTHING
}

function mean(values: number[]): string {
  return values.length > 0 ? number(values.reduce((sum, each) => sum + each, 0) / values.length, 1) : NOTHING
}
