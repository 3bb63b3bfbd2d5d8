/** What the cashier reads, besides the texts of the refusals. */
export const words = {
  en: {
    scan: ({ orderId }) => `${orderId}: scan the payment code`,
    tooOld: ({ masked, orderId }) =>
      `  ${masked} is too old and was not submitted. Let the customer refresh the code, and scan again for ${orderId}.`,
    paid: ({ masked, orderId }) => `  ${masked} paid for ${orderId}`,
    declined: ({ masked, orderId }) =>
      `  ${masked} was declined for ${orderId}. Ask for another code or another way to pay.`,
    unknown: ({ masked, orderId, outTradeNo }) =>
      `  ${masked} got no answer for ${orderId}, and may have been charged. Do not scan again: query ${outTradeNo} first.`,
  },
  zh: {
    scan: ({ orderId }) => `${orderId}：请扫描付款码`,
    tooOld: ({ masked, orderId }) =>
      `  ${masked} 已过期，未提交。请顾客刷新付款码，再为 ${orderId} 重新扫码。`,
    paid: ({ masked, orderId }) => `  ${masked} 已为 ${orderId} 付款成功`,
    declined: ({ masked, orderId }) =>
      `  ${masked} 未能为 ${orderId} 付款。请更换付款码或支付方式。`,
    unknown: ({ masked, orderId, outTradeNo }) =>
      `  ${masked} 没有返回 ${orderId} 的结果，可能已扣款。请勿重新扫码，先查询商户订单号 ${outTradeNo}。`,
  },
}
