import { leaksIn } from './leaks-in.ts'

const samplesOf = (values: readonly number[]) => values.map((heap) => ({ heap }))

describe('leaks in the samples of a soak', () => {
  test('a number that swings and stays is not a leak', () => {
    const samples = samplesOf([900, 500, 510, 490, 505, 500, 512, 498, 500, 507])
    expect(leaksIn(samples, { heap: { mayGrowBy: 20 } })).toEqual([])
  })

  test('there is one where it creeps up', () => {
    const samples = samplesOf([900, 500, 510, 520, 530, 540, 550, 560, 570, 580])
    expect(leaksIn(samples, { heap: { mayGrowBy: 20, unit: 'kB' } })).toEqual([
      'heap: from 510 to 570 kB',
    ])
  })

  test('one sample that stands out is not a leak', () => {
    const samples = samplesOf([500, 500, 500, 500, 500, 500, 500, 900, 500, 500])
    expect(leaksIn(samples, { heap: { mayGrowBy: 20 } })).toEqual([])
  })

  test('a count must be what it is to be, each time', () => {
    const samples = [{ workers: 0 }, { workers: 1 }, { workers: 0 }]
    expect(leaksIn(samples, { workers: { exactly: 0 } })).toEqual([
      'workers: 1 after round 2, not 0',
    ])
  })

  test('what was not measured is not well', () => {
    expect(leaksIn([{}, {}, {}, {}], { heap: { mayGrowBy: 20 } })).toHaveLength(1)
    expect(leaksIn([], { heap: { mayGrowBy: 20 } })).toHaveLength(1)
  })
})
