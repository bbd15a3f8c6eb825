import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = /\.(js|css|html|svg|webmanifest)$/
const WORKER = 'sw.js'

/** Tells the service worker the shell's files and their common version, and lays a compressed copy beside each text. */
export function shell(): Plugin {
  return {
    name: 'sidak-shell',
    apply: 'build',
    writeBundle: {
      // After the page that another plugin lays beside the app.
      sequential: true,
      handler: ({ dir = 'dist' }) => {
        const files = filesOf(dir)
        stampWorker(dir, files.filter((name) => name !== WORKER))
        for (const name of files.filter((each) => TEXT.test(each)))
          writeFileSync(join(dir, `${name}.gz`), gzipSync(readFileSync(join(dir, name)), { level: 9 }))
      },
    },
  }
}

function filesOf(dir: string): string[] {
  const found = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return found.map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1)).sort()
}

function stampWorker(dir: string, files: string[]): void {
  const hash = createHash('sha256')
  for (const name of [...files, WORKER]) hash.update(`${name}\n`).update(readFileSync(join(dir, name)))
  const urls = files.map((name) => (name === 'index.html' ? '/' : `/${name}`))
  const stamp = { version: hash.digest('hex').slice(0, 12), files: urls }
  const worker = join(dir, WORKER)
  writeFileSync(worker, `self.SHELL=${JSON.stringify(stamp)};\n${readFileSync(worker, 'utf8')}`)
}
