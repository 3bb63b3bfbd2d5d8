import { availableParallelism } from 'node:os'

/** @type {import('jest').Config} */
const project = {
  roots: ['<rootDir>/packages', '<rootDir>/examples', '<rootDir>/checks', '<rootDir>/lab'],
  // Tests run from source: no stale build can hide a fault. What ships is tested by checks/.
  testEnvironmentOptions: {
    customExportConditions: ['@paycode/source', 'node', 'require', 'default'],
  },
  transform: {
    '^.+\\.m?[tj]s$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } },
    ],
  },
  // @noble/hashes ships ESM only, and jest on Node 20 cannot require it untransformed.
  transformIgnorePatterns: ['/node_modules/(?!.*@noble[/+])'],
  modulePathIgnorePatterns: ['/dist/'],
  globalSetup: '<rootDir>/lab/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/lab/jest/global-teardown.mjs',
  // Not in the system's temporary folder, which is as before after a run.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
}

const lab = '**/*.lab.test.ts'

/** @type {import('jest').Config} */
export default {
  projects: [
    // No device, no browser, no pseudo-terminal, no server: checks/test-projects.mjs holds it.
    { ...project, displayName: 'plain', testMatch: ['**/*.test.ts', `!${lab}`] },
    // What of it a machine lacks is skipped, with a line that says how to get it.
    {
      ...project,
      displayName: 'lab',
      testMatch: [lab],
      setupFilesAfterEnv: ['<rootDir>/lab/jest/retry-disturbed.mjs'],
    },
  ],
  // Jest's default would be one worker on two cores.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  testSequencer: '<rootDir>/lab/jest/part-machines.mjs',
  // A busy machine is slow, not wrong: this ends only what hangs. Jest reads it here, not in a project.
  testTimeout: 120_000,
  // Here and not in a project, so that a file that no test loads counts as not covered.
  collectCoverageFrom: ['packages/{parameters,core}/src/**/*.ts'],
  coverageReporters: [['text', { skipFull: true }], 'text-summary'],
  coverageThreshold: {
    './packages/parameters/src/': { branches: 95, lines: 95 },
    './packages/core/src/': { branches: 95, lines: 95 },
  },
}
