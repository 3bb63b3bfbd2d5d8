// Packs every public package into the folder `tarballs`: `npx pnpm@12 pack` runs it, before it packs that folder.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { packAll } from './lib/pack.mjs'
import { root } from './lib/root.mjs'

const folder = join(root, 'tarballs')
await rm(folder, { recursive: true, force: true })
await mkdir(folder)
const packed = await packAll(folder)
console.log(`${packed.length} packages in ${folder}`)
