import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const script = `process.stdout.write(await (await import(process.argv[1])).buildRecorder())`

/** The page as it is shipped. A separate process builds it, since jest cannot import modules at run time. */
export async function buildRecorder(): Promise<string> {
  const module = join(__dirname, '..', 'build-recorder.mjs')
  const { stdout } = await promisify(execFile)(
    ...([process.execPath, ['--input-type=module', '--eval', script, module]] as const),
    { maxBuffer: 2 ** 24 },
  )
  return stdout
}
