/** A language's tag, such as `fr` or `zh-CN`; no name that a runtime asks every object for is one. */
const languageTag = /^[a-z]{2}([-_]\w+)?$/

/** Texts by language, which answer a language that they do not have with a `TypeError` that names those they have. */
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
