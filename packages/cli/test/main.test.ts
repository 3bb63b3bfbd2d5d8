import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { environment, paycode, runPaycode } from './run-paycode.ts'

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

test('a code that was scanned into the shell is not repeated', async () => {
  for (const args of [
    ['134579302432164181'],
    ['replay', '134579302432164181'],
    ['scan', '--134579302432164181'],
  ]) {
    const { code, stdout, stderr } = await runPaycode(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).not.toMatch(/\d{5}/)
  }
})

test('a reader of the help that has left is no crash', async () => {
  const child = spawn(process.execPath, [paycode, '--help'], { env: environment })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  child.stdout.destroy()
  const [exit] = (await once(child, 'close')) as [number]
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
})
