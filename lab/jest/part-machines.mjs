import Sequencer from '@jest/test-sequencer'

/** How many other suites start between two that start a virtual machine: two machines at once take three times as long. */
const between = 6

const startsMachine = ({ path }) => /\/(vm|power)\//.test(path)

/** The order of the suites: jest's own, with those that start a virtual machine early, and apart from each other. */
export default class PartMachines extends Sequencer {
  async sort(tests) {
    // oxlint-disable-next-line unicorn/no-array-sort -- jest's own, which returns an array of its own.
    const sorted = await super.sort(tests)
    const parted = sorted.filter((test) => !startsMachine(test))
    for (const [index, test] of sorted.filter(startsMachine).entries()) {
      parted.splice(index * (between + 1), 0, test)
    }
    return parted
  }
}
