export const blocks = {
  'The twenty slowest suites': [
    {
      lines: {
        'npx pnpm@12 test --json --outputFile=after.json': { ranBy: ['.ci/run', 'pnpm@12 test'] },
        'node checks/slowest-suites.mjs after.json --before before.json': {
          ranBy: ['.ci/run', 'node checks/slowest-suites.mjs'],
        },
      },
    },
  ],
}
