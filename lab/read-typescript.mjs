// Lets plain Node import the lab's .ts files, from a bench that is a script and no test:
//
//   node --import ./lab/read-typescript.mjs bench/some/bench.mjs
import { register } from 'node:module'

// Newer Nodes read it themselves.
if (!process.features.typescript) register('./typescript-hooks.mjs', import.meta.url)
