/**
 * Who may import whom: the one table behind the linter's rules (floors.json) and CONTRIBUTING.md's table.
 * A package imports floors below its own, never a neighbour. A package that no row names is an adapter.
 */
export const floors = [
  { floor: 1, packages: ['parameters'], mayImport: [] },
  { floor: 2, packages: ['core'], mayImport: ['parameters'] },
  {
    floor: 3,
    packages: ['keyboard-wedge', 'hid', 'serial', 'reader', 'ledger-*', 'checkout'],
    mayImport: ['core', 'core/adapter', 'parameters'],
  },
  { floor: 4, packages: ['camera'], mayImport: ['core', 'core/adapter', 'parameters', 'reader'] },
  { floor: 4, packages: ['simulator'], mayImport: 'floors 1 to 3' },
  { floor: 5, packages: ['cli', 'element', 'react', 'vue'], mayImport: 'floors 1 to 4' },
]

/** The folders of core, in the order of the path: each imports those before it. */
export const steps = ['input', 'scan', 'ledger', 'decode', 'code', 'ready', 'texts']

/** Core's files that are built of the steps; no step imports them. */
export const doors = ['index', 'adapter']
