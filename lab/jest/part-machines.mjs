import Sequencer from '@jest/test-sequencer'

/** Suites between two that start a virtual machine: two machines at once take twice as long on two cores. */
const between = 6

const startsMachine = ({ path }) => /\/(vm|power)\//.test(path)

/** Jest's order of the suites, but those that start a virtual machine come early and apart from each other. */
export default class PartMachines extends Sequencer {
  async sort(tests) {
    // oxlint-disable-next-line unicorn/no-array-sort -- Jest's method, no array's.
    const sorted = await super.sort(tests)
    const parted = sorted.filter((test) => !startsMachine(test))
    for (const [index, test] of sorted.filter(startsMachine).entries()) {
      parted.splice(index * (between + 1), 0, test)
    }
    return parted
  }
}
