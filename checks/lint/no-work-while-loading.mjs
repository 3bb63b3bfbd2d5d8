// Jest runs the top level of a test file and every `describe` body to learn what tests there are, also where the suite is
// skipped, and then no `afterAll` runs: a process, a file or a timer that begins there stays behind. Such work belongs in
// `beforeAll`, `beforeEach` or a test.
import { nameOf, rootOf } from './callee.mjs'
import { readWorkNames } from './work-names.mjs'

const functions = new Set(['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration'])

/** Callbacks of these run at once. */
const immediate = new Set(
  'map flatMap filter forEach reduce some every find findIndex sort toSorted from'.split(' '),
)

/** Whoever calls one of these runs while the file loads: jest takes them at no other time. */
const registers = /^(describe\w*|test|it|beforeAll|beforeEach|afterAll|afterEach)$/

/** The innermost function around a node that does not run where it stands. */
function holderOf(node) {
  let { parent } = node
  while (parent && !isHolder(parent)) parent = parent.parent
  return parent ?? undefined
}

const isHolder = (node) =>
  functions.has(node.type)
    ? !runsAtOnce(node)
    : // A field is set when an object is made.
      node.type === 'PropertyDefinition' && !node.static

function runsAtOnce(fn) {
  const { parent } = fn
  if (parent.type === 'NewExpression') return nameOf(parent.callee) === 'Promise'
  if (parent.type !== 'CallExpression') return false
  const { callee } = parent
  return callee === fn || rootOf(callee).startsWith('describe') || immediate.has(nameOf(callee))
}

/** The name that a function is called by in its file. */
function ownNameOf(fn) {
  if (fn.id) return fn.id.name
  const { parent } = fn
  return parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier'
    ? parent.id.name
    : undefined
}

export const noWorkWhileLoading = {
  create(context) {
    const work = readWorkNames()
    /** Calls of this file, each with the function that it waits in. */
    const calls = []
    const seen = (node) => calls.push({ node, holder: holderOf(node) })
    return {
      ImportDeclaration: (node) => work.learn(node),
      CallExpression: seen,
      NewExpression: seen,
      'Program:exit'() {
        const loading = new Set([undefined])
        for (const { node, holder } of calls) {
          if (registers.test(rootOf(node.callee))) loading.add(holder)
        }
        // A function that works makes each call of it work, and so on, until there are no more.
        const working = new Set()
        const isWork = ({ node }) =>
          work.has(node) || (node.callee.type === 'Identifier' && working.has(node.callee.name))
        for (let size = -1; size < working.size;) {
          size = working.size
          for (const call of calls.filter(isWork)) {
            const name = call.holder && !loading.has(call.holder) && ownNameOf(call.holder)
            if (name) working.add(name)
          }
        }
        for (const { node } of calls.filter((call) => loading.has(call.holder) && isWork(call))) {
          const message = `${nameOf(node.callee)} runs while the file loads: call it in beforeAll, beforeEach or a test.`
          context.report({ node, message })
        }
      },
    }
  },
}
