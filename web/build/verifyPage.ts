import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'

const STYLES = ['tokens', 'base', 'verify'].map((name) => `src/styles/${name}.css`)
const SCRIPT = '<script type="module" src="/src/verify/main.ts"></script>'

/** Lays `verify.html` beside the app: one file with everything in it, which an auditor can save and keep. */
export function verifyPage(): Plugin {
  return {
    name: 'sidak-verify-page',
    apply: 'build',
    writeBundle: {
      order: 'pre',
      sequential: true,
      handler: async ({ dir = 'dist' }) => writeFileSync(join(dir, 'verify.html'), whole(await script(), style())),
    },
  }
}

async function script(): Promise<string> {
  const lib = { entry: 'src/verify/main.ts', formats: ['iife' as const], name: 'sidakVerify' }
  // Not made small, and not for older browsers: an auditor reads it.
  const options = { lib, target: 'es2022', minify: false, write: false }
  const built = await build({ configFile: false, logLevel: 'warn', publicDir: false, build: options })
  const [first] = [built].flat()
  if (!first || !('output' in first)) throw new Error('the script of verify.html was not built')
  return first.output[0].code.trim().replaceAll('</script', '<\\/script')
}

/** The colours of the app's dark look follow the system here, since nothing else chooses them. */
function style(): string {
  const css = STYLES.map((path) => readFileSync(path, 'utf8')).join('\n')
  return css.replace('@media screen {', '@media screen and (prefers-color-scheme: dark) {').replace(":root[data-theme='dark']", ':root')
}

/** Its own policy lets it run just these and connect to nothing; the server repeats it. */
function whole(code: string, css: string): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashed(code)}`,
    `style-src ${hashed(css)}`,
    'worker-src blob:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const page = readFileSync('verify.html', 'utf8')
  return page
    .replace('content=""', () => `content="${policy}"`)
    .replace('<style></style>', () => `<style>${css}</style>`)
    .replace(SCRIPT, () => `<script>${code}</script>`)
}

function hashed(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
