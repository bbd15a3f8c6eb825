/** Without tones, marks and case: "Đông Anh" is found by "dong anh". */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{Mark}/gu, '').toLowerCase().replaceAll('đ', 'd')
}

export function found<T>(items: readonly T[], wanted: string, textOf: (item: T) => string): T[] {
  const words = folded(wanted).split(/\s+/).filter(Boolean)
  return items.filter((item) => {
    const text = folded(textOf(item))
    return words.every((word) => text.includes(word))
  })
}
