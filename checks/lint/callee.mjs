/** The last name of what is called: `b` of `a.b()`, and of `a.b``()`. */
export function nameOf(callee) {
  if (callee.type === 'Identifier') return callee.name
  if (callee.type === 'MemberExpression') return callee.property.name ?? ''
  const inner = callee.callee ?? callee.tag
  return inner ? nameOf(inner) : ''
}

/** The first name of what is called: `a` of `a.b()`, and of `a.b``()`. */
export function rootOf(callee) {
  if (callee.type === 'Identifier') return callee.name
  const inner = callee.object ?? callee.callee ?? callee.tag
  return inner ? rootOf(inner) : ''
}
