export { authCodeReasons, type AuthCodeReason } from './auth-code/auth-code-reasons.ts'
export type { AuthCodeOptions } from './auth-code/auth-code-options.ts'
export { codeRecogniser, type CodeRecogniser } from './auth-code/code-recogniser.ts'
export { defineWallet, type DefinedWallet } from './auth-code/define-wallet.ts'
export { issuers, type Issuer } from './auth-code/issuers.ts'
export type { LookAlike } from './auth-code/look-alike.ts'
export { merchantCodeSchemes } from './auth-code/merchant-code.ts'
export { parseAuthCode, type AuthCodeVerdict } from './auth-code/parse-auth-code.ts'
export type { PaymentCodeReason, PaymentCodeVerdict } from './auth-code/judge-code.ts'
export { recognisePaymentCode } from './auth-code/recognise-payment-code.ts'
export { walletByShape } from './auth-code/wallet-by-shape.ts'
export { walletNames } from './auth-code/wallet-names.ts'
export {
  wallets,
  type OptInPrefix,
  type OtherWallet,
  type Wallet,
  type WalletName,
} from './auth-code/wallets.ts'
export { checkNotifyUrl, type NotifyUrlVerdict } from './notify-url/check-notify-url.ts'
export { exampleHosts } from './notify-url/example-hosts.ts'
export type { NotifyUrlOptions } from './notify-url/notify-url-options.ts'
export {
  notifyUrlReasons,
  notifyUrlWarnings,
  type NotifyUrlReason,
  type NotifyUrlWarning,
} from './notify-url/notify-url-reasons.ts'
export { comparePayers, type Payer, type PayerComparison } from './openid/compare-payers.ts'
export { isOpenidRequired } from './openid/is-openid-required.ts'
export { tradeTypes, type TradeType } from './openid/trade-types.ts'
export {
  checkOutTradeNo,
  type CheckOutTradeNoOptions,
  type OutTradeNoVerdict,
} from './out-trade-no/check-out-trade-no.ts'
export { newOutTradeNo, type NewOutTradeNoOptions } from './out-trade-no/new-out-trade-no.ts'
export { outTradeNoReasons, type OutTradeNoReason } from './out-trade-no/out-trade-no-reasons.ts'
export { outTradeNoRules, type OutTradeNoApi } from './out-trade-no/out-trade-no-rules.ts'
export { PlatformError, type PlatformErrorCode } from './platform-error.ts'
// The factories of the other packages check their options with this.
export { checkOptionNames } from './options.ts'
