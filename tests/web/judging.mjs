// Runs the script of verify.html as its worker does. Each line of the input is a bundle in base64, each line of the
// output its verdict.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { runInThisContext } from 'node:vm'

const page = readFileSync(process.argv[2], 'utf8')
globalThis.self = { postMessage: (verdict) => process.stdout.write(`${JSON.stringify(verdict)}\n`) }
runInThisContext(/<script>([\s\S]*)<\/script>/.exec(page)[1])
for await (const line of createInterface({ input: process.stdin }))
  self.onmessage({ data: new Uint8Array(Buffer.from(line, 'base64')) })
