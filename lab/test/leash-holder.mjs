// Starts a program on a leash and prints its process id. At `stop` it stops the program. Without input it just ends.
import { spawnLeashed } from '../spawn-leashed.ts'

const leashed = spawnLeashed('/bin/sh', ['-c', 'echo $$ >&3; exec 3>&-; exec sleep 600'])
leashed.announcements.pipe(process.stdout)
leashed.detach()
let command = ''
for await (const chunk of process.stdin) command += chunk
if (command === 'stop') await leashed.stop()
