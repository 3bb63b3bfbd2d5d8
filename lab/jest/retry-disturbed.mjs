// Real keys, cameras and machines keep real time, which a busy machine disturbs. A test of the lab that fails is tried twice
// more; each failure is printed, so that one which comes again is seen.
jest.retryTimes(2, { logErrorsBeforeRetry: true })
