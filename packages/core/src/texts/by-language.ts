/** A language tag, such as `fr` or `zh-CN`. No property that runtimes read from every object looks like one. */
const languageTag = /^[a-z]{2}([-_]\w+)?$/

/** Texts by language. Reading a missing language throws a `TypeError` that names the existing ones. */
export const byLanguage = <Texts extends object>(name: string, texts: Texts): Texts =>
  new Proxy(texts, {
    get(target, key, receiver): unknown {
      if (typeof key === 'string' && languageTag.test(key) && !Object.hasOwn(target, key)) {
        throw new TypeError(
          `${name}: no language "${key}". It has: ${Object.keys(target).join(', ')}.`,
        )
      }
      return Reflect.get(target, key, receiver)
    },
  })
