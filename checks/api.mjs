// The public names of core, with their types, as a report that is committed: a change of the API is seen in the review.
//
//   node checks/api.mjs            compares the reports with the build
//   node checks/api.mjs --write    writes them
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor'
import { conclude } from './lib/conclude.mjs'
import { root } from './lib/root.mjs'
import { inTemporaryFolder } from './lib/temporary-folder.mjs'

const core = join(root, 'packages/core')
/** Each door, and the most names that it may show. */
const doors = [
  { name: 'index', report: 'core', maxNames: 40 },
  { name: 'adapter', report: 'core-adapter', maxNames: 86 },
]
const write = process.argv.includes('--write')
const off = { logLevel: ExtractorLogLevel.None }

function extract({ name, report }, folder) {
  return Extractor.invoke(
    ExtractorConfig.prepare({
      configObjectFullPath: join(core, 'api-extractor.json'),
      packageJsonFullPath: join(core, 'package.json'),
      configObject: {
        projectFolder: core,
        mainEntryPointFilePath: join(core, `dist/${name}.d.ts`),
        bundledPackages: [],
        newlineKind: 'lf',
        compiler: {
          overrideTsconfig: {
            compilerOptions: {
              ...{
                strict: true,
                module: 'nodenext',
                target: 'es2022',
                lib: ['es2023', 'esnext.disposable'],
              },
              ...{ types: [], skipLibCheck: true },
            },
            files: [join(core, `dist/${name}.d.ts`)],
          },
        },
        apiReport: {
          enabled: true,
          reportFileName: report,
          reportFolder: join(core, 'api'),
          reportTempFolder: folder,
        },
        docModel: { enabled: false },
        dtsRollup: { enabled: false },
        messages: {
          compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
          // A type that only the other door shows is no mistake, and docs are not written for this tool.
          extractorMessageReporting: { default: off },
          tsdocMessageReporting: { default: off },
        },
      },
    }),
    {
      localBuild: write,
      showVerboseMessages: false,
      messageCallback: (message) => (message.handled = true),
    },
  )
}

/** The names that a report's last line of each declaration exports. */
const namesIn = (report) =>
  [...readFileSync(join(core, 'api', `${report}.api.md`), 'utf8').matchAll(/^export /gm)].length

await inTemporaryFolder((folder) => {
  const problems = doors.flatMap((door) => {
    const { apiReportChanged, errorCount } = extract(door, folder)
    const count = namesIn(door.report)
    return [
      ...(errorCount > 0 ? [`${door.report}: the types do not compile for API Extractor`] : []),
      ...(apiReportChanged && !write
        ? [
            `${door.report}: the API is not as its report says: node checks/api.mjs --write, and look at what changed`,
          ]
        : []),
      ...(count > door.maxNames
        ? [`${door.report}: ${count} names, at most ${door.maxNames}`]
        : []),
    ]
  })
  conclude(problems, doors.map(({ report }) => `${report}: ${namesIn(report)} names`).join(', '))
})
