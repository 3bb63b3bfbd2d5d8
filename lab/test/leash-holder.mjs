// Starts a program on a leash and prints its number. Told to stop, it stops it; told nothing, it just ends.
import { spawnLeashed } from '../spawn-leashed.ts'

const leashed = spawnLeashed('/bin/sh', ['-c', 'echo $$ >&3; exec 3>&-; exec sleep 600'])
leashed.announcements.pipe(process.stdout)
leashed.detach()
let told = ''
for await (const chunk of process.stdin) told += chunk
if (told === 'stop') await leashed.stop()
