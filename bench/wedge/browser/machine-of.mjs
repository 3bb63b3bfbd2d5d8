import { cpus } from 'node:os'

/** What stands beside every number: they are of one machine. */
export const machineOf = ({ version }) => `${cpus().length} cores, ${version}`
