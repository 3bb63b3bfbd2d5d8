import { register } from 'node:module'

const url = new URL('simulated-node-hid.mjs', import.meta.url).href
const hooks = `export const resolve = async (specifier, context, next) =>
  specifier === 'node-hid' ? { url: ${JSON.stringify(url)}, shortCircuit: true } : next(specifier, context)`
register(`data:text/javascript,${encodeURIComponent(hooks)}`)
