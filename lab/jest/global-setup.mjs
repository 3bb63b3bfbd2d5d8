export { beginRun as default } from './run-folder.mjs'
