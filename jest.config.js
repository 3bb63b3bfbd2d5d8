/** @type {import('jest').Config} */
export default {
  roots: ['<rootDir>/packages', '<rootDir>/examples', '<rootDir>/checks', '<rootDir>/lab'],
  testMatch: ['**/*.test.ts'],
  // Tests run from source: no stale build can hide a fault. What ships is tested by checks/.
  testEnvironmentOptions: {
    customExportConditions: ['@paycode/source', 'node', 'require', 'default'],
  },
  transform: {
    '^.+\\.[tj]s$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
  },
  // @noble/hashes ships ESM only, and jest on Node 20 cannot require it untransformed.
  transformIgnorePatterns: ['/node_modules/(?!.*@noble[/+])'],
  modulePathIgnorePatterns: ['/dist/'],
  coverageProvider: 'v8',
  coverageReporters: [['text', { skipFull: true }], 'text-summary'],
  collectCoverageFrom: ['packages/{parameters,core}/src/**/*.ts'],
  coverageThreshold: {
    './packages/parameters/src/': { branches: 95, lines: 95 },
    './packages/core/src/': { branches: 95, lines: 95 },
  },
}
