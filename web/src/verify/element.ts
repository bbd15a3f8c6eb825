type Members = Record<string, string | boolean>

/** An element with these properties (attributes where there is no such property) and children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  members: Members,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(members)) {
    if (key in made) Object.assign(made, { [key]: value })
    else made.setAttribute(key, String(value))
  }
  made.append(...children)
  return made
}
