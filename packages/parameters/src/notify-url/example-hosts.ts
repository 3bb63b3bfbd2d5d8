/** Hosts from documents and demos that no merchant owns. All names below them count too. */
export const exampleHosts = [
  'example.com', // RFC 2606
  'example.net', // RFC 2606
  'example.org', // RFC 2606
  'www.weixin.qq.com', // http://www.weixin.qq.com/wxpay/pay.php, documents at pay.weixin.qq.com
  'pay.weixin.qq.com', // https://pay.weixin.qq.com/wxpay/pay.action, documents at pay.weixin.qq.com
  'paysdk.weixin.qq.com', // http://paysdk.weixin.qq.com/example/notify.php, the official PHP demo
] as const
