import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { callable, factories, withoutOptions } from './factories.ts'

const root = resolve(__dirname, '../..')

interface Manifest {
  readonly name: string
  readonly private?: boolean
  readonly exports?: Readonly<Record<string, string | { readonly '@paycode/source'?: string }>>
}

/** Each door of each published package, by the name that it is imported by, with what is behind it. */
async function doors(): Promise<Map<string, Record<string, unknown>>> {
  const found = new Map<string, Record<string, unknown>>()
  for (const folder of readdirSync(join(root, 'packages'))) {
    const text = readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8')
    const { name, exports = {} } = JSON.parse(text) as Manifest
    for (const [door, target] of Object.entries(exports)) {
      const source = typeof target === 'object' ? target['@paycode/source'] : undefined
      if (source === undefined) continue
      const path = join(root, 'packages', folder, source)
      found.set(name + door.slice(1), (await import(path)) as Record<string, unknown>)
    }
  }
  return found
}

const callablesOf = (names: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(names).filter((name) => typeof names[name] === 'function')

const sorted = (names: readonly string[]): string[] => names.toSorted()

test('the lists below hold every function and class of every door, each once', async () => {
  const exported = [...(await doors())].flatMap(([door, names]) =>
    callablesOf(names).map((name) => `${door} ${name}`),
  )
  const listed = [...factories.map(({ door, name }) => `${door} ${name}`), ...withoutOptions]
  expect(sorted(listed)).toEqual(sorted(exported))
})

test.each(factories)(
  '$name of $door refuses "$wrong", and leads to "$near"',
  async ({ door, name, wrong, near, call }) => {
    const factory = callable((await doors()).get(door)?.[name])
    const misspelt = async (): Promise<unknown> => call(factory, { [wrong]: 1 })
    await expect(misspelt()).rejects.toThrow(TypeError)
    await expect(misspelt()).rejects.toThrow(
      `${name}: unknown option "${wrong}". Did you mean "${near}"?`,
    )
  },
)
