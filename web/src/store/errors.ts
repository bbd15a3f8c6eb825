import type { StillToDo } from './sheets'

/** Nobody works on this phone. */
export class NobodyHere extends Error {
  override name = 'NobodyHere'
}

/** The inspection, or its checklist, is not on this phone. */
export class NotOnPhone extends Error {
  override name = 'NotOnPhone'

  constructor(readonly what: 'inspection' | 'checklist') {
    super(what)
  }
}

/** Answers that the server would refuse; each must be mended first. */
export class SheetWrong extends Error {
  override name = 'SheetWrong'

  constructor(readonly problems: StillToDo[]) {
    super(problems.map((problem) => problem.item).join(', '))
  }
}
