// Real keys, cameras and machines keep real time, which a busy machine disturbs. A test of the lab that fails is tried twice
// more. What was tried again is listed by checks/count-tests.mjs; the failures themselves are not printed, since they may
// quote the code that was scanned.
jest.retryTimes(2)
