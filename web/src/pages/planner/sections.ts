/** The parts of a plan as they stand on the pages, one below the other. */
export const SECTIONS = [
  'period', 'visits', 'kinds', 'units', 'risk', 'teams', 'travel', 'checklist', 'hours', 'slots', 'beacon', 'deadlines',
] as const // prettier-ignore
export type Section = (typeof SECTIONS)[number]

const SPOKEN_OF: Record<string, Section> = {
  'plan-period-wrong': 'period',
  'plan-starts-too-late': 'period',
  'plan-capacity-without-teams': 'visits',
  'capacity-lowered': 'visits',
  'rotation-left-out': 'teams',
  'nothing-drawn': 'visits',
  'plan-kind-unknown': 'kinds',
  'plan-without-visits': 'kinds',
  'plan-too-frequent': 'kinds',
  'plan-unit-too-frequent': 'kinds',
  'plan-gap-too-tight': 'kinds',
  'gap-makes-foreseeable': 'kinds',
  'gaps-make-foreseeable': 'kinds',
  'plan-unit-unknown': 'units',
  'plan-adjustment-too-steep': 'risk',
  'plan-adjustment-too-frequent': 'risk',
  'plan-person-twice': 'teams',
  'plan-team-of-one': 'teams',
  'plan-team-too-small': 'teams',
  'plan-person-no-inspector': 'teams',
  'plan-base-unknown': 'teams',
  'team-not-inspectors': 'teams',
  'coordinates-missing': 'travel',
  'plan-checklist-unknown': 'checklist',
  'plan-profile-unknown': 'checklist',
  'plan-hours-out-of-order': 'hours',
  'plan-freeze-too-early': 'hours',
  'plan-arrives-another-day': 'hours',
  'plan-reveal-too-early': 'hours',
  'plan-slot-twice': 'slots',
  'plan-slots-out-of-order': 'slots',
  'plan-deadline-out-of-bounds': 'deadlines',
  'plan-deadline-unknown': 'deadlines',
}

/** Beside which fields a problem or a warning belongs; null for one that this page does not know. */
export function sectionOf(type: string): Section | null {
  return SPOKEN_OF[type.replace('/problems/', '')] ?? null
}
