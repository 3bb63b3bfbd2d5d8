import { makeClip } from './make-clip.ts'

// Its one argument are the options, its output is the clip.
process.stdout.write(JSON.stringify(await makeClip(JSON.parse(process.argv[2]))))
