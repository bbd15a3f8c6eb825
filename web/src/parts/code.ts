export interface Piece {
  text: string
  code: boolean
}

/** What stands between two backticks is code; a backtick alone stays as it is. */
export function piecesOf(sentence: string): Piece[] {
  const pieces = sentence.split(/`([^`]+)`/).map((text, index) => ({ text, code: index % 2 === 1 }))
  return pieces.filter(({ text }) => text !== '')
}
