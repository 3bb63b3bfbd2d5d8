import { noWorkWhileLoading } from './no-work-while-loading.mjs'

/** Rules of this repository, for oxlint. */
export default {
  meta: { name: 'paycode' },
  rules: { 'no-work-while-loading': noWorkWhileLoading },
}
