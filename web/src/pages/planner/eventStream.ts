export interface Told {
  event: string
  data: string
}

const LINE_END = /\r\n|\n|\r(?!$)/

/** Server-sent events of a body, as they come (WHATWG HTML, section 9.2); what the reader stops reading is cancelled. */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Told> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  let lines: string[] = []
  try {
    for (;;) {
      const { done, value } = await reader.read()
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true })
      const whole = rest.split(LINE_END)
      // A "\r" at the very end may be the first half of a line's end.
      rest = whole.pop() ?? ''
      for (const line of whole) {
        if (line !== '') lines.push(line)
        else {
          const told = eventOf(lines)
          lines = []
          if (told) yield told
        }
      }
      if (done) return
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function eventOf(lines: readonly string[]): Told | null {
  const told: Told = { event: 'message', data: '' }
  const data: string[] = []
  for (const line of lines) {
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? []
    if (name === 'event') told.event = value
    if (name === 'data') data.push(value)
  }
  return data.length > 0 ? { ...told, data: data.join('\n') } : null
}
