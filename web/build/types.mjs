/** `sidak describe | node build/types.mjs`: the description's types. Refusals are left out, since all have one shape. */
import { json } from 'node:stream/consumers'
import openapiTS, { astToString } from 'openapi-typescript'

const description = await json(process.stdin)
for (const methods of Object.values(description.paths))
  for (const { responses = {} } of Object.values(methods))
    for (const status of Object.keys(responses)) if (Number(status) >= 400) delete responses[status]
dropDiscriminators(description.components)

/** The kinds of an inline union tell themselves apart by their constant `type`. */
function dropDiscriminators(shape) {
  if (typeof shape !== 'object' || shape === null) return
  delete shape.discriminator
  Object.values(shape).forEach(dropDiscriminators)
}

process.stdout.write(`/** Made by \`make types\` from the description of the API. */\n\n`)
process.stdout.write(astToString(await openapiTS(description, { alphabetize: true })))
