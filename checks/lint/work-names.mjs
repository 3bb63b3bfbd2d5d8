import { nameOf } from './callee.mjs'

const fileSystem = new Set(['fs', 'fs/promises'])
/** What only looks at files leaves nothing behind. */
const looks = /^(read|exists|l?stat|access|realpath|opendir|glob|constants)/
const modules = new Set(['child_process', 'worker_threads', 'cluster', ...fileSystem])
/** Words of a name that begin work, whoever exports it: `startKeyLab`, `.launch()`, `.listen()`. */
const starts = /^(start|launch|serve|spawn|fork|listen|connect|terminal)([A-Z]|$)/
const timers = new Set(['setTimeout', 'setInterval', 'setImmediate'])

/** Knows which calls of a file are work: they begin a process, a server or a timer, or write files. */
export function readWorkNames() {
  const imported = new Set()
  const namespaces = new Map()
  const others = new Set()
  const isWorkOf = (module, name) =>
    modules.has(module) && !(fileSystem.has(module) && looks.test(name))
  return {
    learn({ source, specifiers, importKind }) {
      if (importKind === 'type') return
      const module = source.value.replace(/^node:/, '')
      for (const { type, local, imported: original } of specifiers) {
        if (type !== 'ImportSpecifier') namespaces.set(local.name, module)
        else if (isWorkOf(module, original.name)) imported.add(local.name)
        else others.add(local.name)
      }
    },
    has({ type, callee }) {
      const name = nameOf(callee)
      if (callee.type === 'MemberExpression') {
        const module = namespaces.get(callee.object.name)
        return module === undefined ? starts.test(name) : isWorkOf(module, name)
      }
      if (callee.type !== 'Identifier') return false
      if (imported.has(name) || (timers.has(name) && !others.has(name))) return true
      return type === 'CallExpression' && starts.test(name)
    },
  }
}
