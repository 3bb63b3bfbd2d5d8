import { checkOptionNames } from '@paycode/core/adapter'
import { checkFunctions } from '../runner.ts'
import { closingCases } from './closing-cases.ts'
import { keyCases } from './key-cases.ts'
import type { LedgerContractOptions } from './ledger-contract-options.ts'
import { ledgerCase } from './ledger-case.ts'
import { otherKeyCases } from './other-key-cases.ts'
import { restartCases } from './restart-cases.ts'
import { retentionCases } from './retention-cases.ts'
import { sharingCases } from './sharing-cases.ts'
import { singleUseCases } from './single-use-cases.ts'
import { troubleCases } from './trouble-cases.ts'

const names: Readonly<Record<keyof LedgerContractOptions, true>> = {
  test: true,
  open: true,
  reopen: true,
  claimElsewhere: true,
  otherKeys: true,
  breakStore: true,
  stallStore: true,
  ownClock: true,
}

const example = 'ledgerContract({ test, open: () => memoryLedger() })'

/**
 * The suite that every ledger must pass. Pass it the runner's `test`; each case gets a ledger of its own. Leave out the options
 * for what a store cannot do, and the suite leaves out their cases.
 * @throws {TypeError} when an option is unknown or missing.
 */
export function ledgerContract(options: LedgerContractOptions): void {
  checkOptionNames<LedgerContractOptions>('ledgerContract', options, names, example)
  checkFunctions('ledgerContract', example, { test: options.test, open: options.open })
  const withLedger = ledgerCase(options)
  singleUseCases(withLedger)
  retentionCases(withLedger, options)
  keyCases(withLedger, options)
  otherKeyCases(withLedger, options)
  closingCases(withLedger, options)
  restartCases(withLedger, options)
  sharingCases(withLedger, options)
  troubleCases(withLedger, options)
}
