import { CodeCancelledError, CodeExpiredError, CodeTakenError } from '../../src/ready/errors.ts'

test.each([
  [CodeExpiredError, 'CodeExpiredError', 'code-expired', /too old.*scan again/],
  [CodeTakenError, 'CodeTakenError', 'code-taken', /taken before.*digits of the first/],
  [CodeCancelledError, 'CodeCancelledError', 'code-cancelled', /disarm.*scan a new code/],
])('%p says in its name, code and message what is to do', (ErrorClass, name, code, message) => {
  const error = new ErrorClass('13…89')
  expect(error).toBeInstanceOf(Error)
  expect([error.name, error.code]).toEqual([name, code])
  expect(error.message).toMatch(message)
  expect(error.message).toContain('13…89')
  expect(error.message).not.toContain(error.code)
})
