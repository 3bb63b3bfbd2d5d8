import { runPaycode } from '../run-paycode.ts'

test('a missing port ends the scan with the cure', async () => {
  const { code, stderr } = await runPaycode(['scan', '--input', 'serial:/dev/null'])
  expect(code).toBe(1)
  expect(stderr).toContain('no serial port')
})
