/** Whether a till would take it for a payment code: WeChat Pay's 18 digits, Alipay's 16 to 24. */
export function paymentShaped(text) {
  return /^1[0-5]\d{16}$/.test(text) || /^(2[5-9]|30)\d{14,22}$/.test(text)
}
