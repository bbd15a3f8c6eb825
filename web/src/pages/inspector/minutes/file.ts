import type { CopyPaper } from './paper'
import { HEIGHT, WIDTH } from './strokes'

const STYLE = `
body { color: #101614; background: #fff; font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 42rem; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.125rem; margin: 1.5rem 0 0.25rem; }
dt, .role { color: #3f4a46; font-size: 0.9375rem; }
dd { margin: 0 0 0.5rem; font-weight: 600; }
li { margin: 0.5rem 0; }
p, li, dd { overflow-wrap: anywhere; white-space: pre-line; }
figure { break-inside: avoid; margin: 0.75rem 0; }
svg { border: 1px solid #6f7d77; display: block; max-width: 24rem; width: 100%; }
code { overflow-wrap: anywhere; }
`

/** One file that stands alone: it can be read, printed and checked without this app, and runs nothing. */
export function fileOf(paper: CopyPaper, body: Uint8Array): string {
  const { language, title, what, demonstration, rows, readTitle, read, none, blocks } = paper
  const list = read.length ? `<ol>${read.map((said) => `<li>${safe(said)}</li>`).join('')}</ol>` : text(none)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${safe(title)} ${safe(rows[0]?.value ?? '')}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${safe(title)}</h1>
${text(what)}${demonstration ? text(demonstration) : ''}
<dl>${rows.map(({ label, value }) => `<dt>${safe(label)}</dt><dd>${safe(value)}</dd>`).join('')}</dl>
<h2>${safe(readTitle)}</h2>
${list}
${blocks.map((block) => `<h2>${safe(block.title)}</h2>${text(block.text)}`).join('\n')}
${signaturesOf(paper)}
<h2>${safe(paper.hashTitle)}</h2>
<p><code>${safe(paper.hash)}</code></p>
${text(paper.hashWhy)}
<p><a download="${safe(paper.fileName)}.json" href="data:application/json;base64,${base64(body)}">${safe(paper.bytes)}</a></p>
</body>
</html>
`
}

function signaturesOf({ signaturesTitle, signatures }: CopyPaper): string {
  if (signatures.length === 0) return ''
  const drawn = signatures.map(
    ({ name, role, path }) => `<figure>
<svg role="img" aria-label="${safe(name)}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><path d="${safe(path)}" fill="none" stroke="#101614" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/></svg>
<figcaption><b>${safe(name)}</b> <span class="role">${safe(role)}</span></figcaption>
</figure>`,
  )
  return `<h2>${safe(signaturesTitle)}</h2>\n${drawn.join('\n')}`
}

const text = (words: string): string => `<p>${safe(words)}</p>`

const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** What people typed is text, whatever it looks like. */
const safe = (words: string): string => words.replace(/[&<>"']/g, (sign) => NAMED[sign]!)

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
