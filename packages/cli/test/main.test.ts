import { runPaycode } from './run-paycode.ts'

test.each([[['--help']], [['-h']], [['--', '--help']]])('%j shows all commands', async (args) => {
  const { code, stdout } = await runPaycode(args)
  expect(code).toBe(0)
  for (const command of ['scan', 'check', 'replay']) expect(stdout).toContain(`paycode ${command}`)
})

test.each(['scan', 'check', 'replay'])('%s has a help of its own', async (command) => {
  const { code, stdout } = await runPaycode([command, '--help'])
  expect(code).toBe(0)
  expect(stdout).toContain(`paycode ${command}`)
  expect(stdout).toContain('Exit code')
})

test('no command is wrong use, with the help', async () => {
  const { code, stdout } = await runPaycode([])
  expect(code).toBe(2)
  expect(stdout).toContain('paycode scan')
})

test('an unknown command is wrong use', async () => {
  const { code, stderr } = await runPaycode(['pay'])
  expect(code).toBe(2)
  expect(stderr).toContain('no command "pay"')
})

test('the separator that package runners pass on is ignored, before the command and after it', async () => {
  const stdin = '134579302432164181\n'
  expect((await runPaycode(['--', 'scan'], { stdin })).code).toBe(0)
  expect((await runPaycode(['scan', '--', '--once'], { stdin })).code).toBe(0)
})
