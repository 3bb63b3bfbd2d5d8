import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** Lines of a file of the house, whose findings are asked for once it was linted. */
export interface Place {
  readonly file: string
  readonly first: number
  readonly last: number
}

interface Finding {
  readonly code?: string
  readonly help?: string
  readonly filename: string
  readonly labels: readonly { readonly span: { readonly line: number } }[]
}

const root = resolve(__dirname, '../..')

/** A house like this one, in a temporary folder, whose files are there to be found fault with by the real rules. */
export class House {
  readonly #files = new Map<string, string>()
  #findings: readonly Finding[] = []

  /** Adds lines to a file below `packages`. */
  write(file: string, text: string): Place {
    const path = join('packages', file)
    const before = this.#files.get(path) ?? ''
    this.#files.set(path, before + text)
    const first = before.split('\n').length
    return { file: path, first, last: first + text.split('\n').length - 2 }
  }

  /** The same, into a file of its own: the `a` of its name gets a number. */
  writeAlone(file: string, text: string): Place {
    return this.write(file.replace('/a.', `/a-${this.#files.size}.`), text)
  }

  /** Lints all that was written. @throws {Error} when the linter finds no fault, or does not start. */
  lint(): void {
    const folder = mkdtempSync(join(tmpdir(), 'paycode-house-'))
    try {
      for (const name of ['.oxlintrc.json', 'tsconfig.base.json']) {
        copyFileSync(join(root, name), join(folder, name))
      }
      cpSync(join(root, 'checks/lint'), join(folder, 'checks/lint'), { recursive: true })
      const tsconfig = { extends: './tsconfig.base.json', include: ['packages'] }
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
      for (const [file, text] of this.#files) {
        mkdirSync(dirname(join(folder, file)), { recursive: true })
        writeFileSync(join(folder, file), text)
      }
      const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
      const run = spawnSync(process.execPath, [oxlint, '--type-aware', '--format', 'json'], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, OXLINT_TSGOLINT_PATH: join(root, 'node_modules/.bin/tsgolint') },
      })
      if (run.status !== 1) throw new Error(`oxlint ended with ${run.status}: ${run.stderr}`)
      this.#findings = JSON.parse(run.stdout).diagnostics
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  /** What a rule has to say to a place. */
  found(rule: string, { file, first, last }: Place): string[] {
    return this.#findings
      .filter(({ code, filename }) => code === rule && filename === file)
      .filter(({ labels }) => labels.some(({ span }) => span.line >= first && span.line <= last))
      .map(({ help }) => help ?? '')
  }
}
