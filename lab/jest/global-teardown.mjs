export { endRun as default } from './run-folder.mjs'
