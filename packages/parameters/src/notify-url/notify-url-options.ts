import { checkOptionNames } from '../options.ts'

export interface NotifyUrlOptions {
  /** Refuse `http://`, as API V3 does. Default `false`: accepted with the warning `http`. */
  readonly requireHttps?: boolean
}

/** @throws TypeError when an option is not what {@link NotifyUrlOptions} says. */
export function assertNotifyUrlOptions(options: NotifyUrlOptions): void {
  checkOptionNames<NotifyUrlOptions>('checkNotifyUrl', options, { requireHttps: true })
  if (options.requireHttps !== undefined && typeof options.requireHttps !== 'boolean') {
    throw new TypeError('checkNotifyUrl: requireHttps must be true or false.')
  }
}
