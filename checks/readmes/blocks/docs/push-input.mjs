/** A till that prints what it gets; the recipe feeds its scanner. */
const before = `
  import { memoryLedger, pushInput, readyCodes } from '@paycode/core'
  const scanner = pushInput({ id: 'handheld' })
  const till = readyCodes([scanner], { ledger: memoryLedger() })
  const awaited = till.next({ orderId: 'A-1' })
`
const after = (scan) => `
  ${scan}
  console.log((await awaited).masked)
  await till.close()
`
/** DataWedge's own names, and a time as it gives it. */
const extras = `{
  'com.symbol.datawedge.data_string': '134579302432164181',
  'com.symbol.datawedge.label_type': 'LABEL-TYPE-QRCODE',
  'com.symbol.datawedge.data_dispatch_time': Date.now(),
}`

export const blocks = {
  'Hosts that get scans by themselves: `pushInput`': [{ prints: ['13…81 from host handheld'] }],
  'Zebra DataWedge': [
    {
      before,
      after: after(
        `globalThis.onScan({ text: '134579302432164181', label: 'LABEL-TYPE-QRCODE', at: Date.now() })`,
      ),
      prints: ['13…81'],
    },
  ],
  Sunmi: [{ before, after: after(`globalThis.onScan('134579302432164181')`), prints: ['13…81'] }],
  Capacitor: [
    {
      before,
      standIns: {
        'capacitor-intents-for-android': `
          let heard
          export const CapacitorIntents = {
            async registerBroadcastReceiver({ filters }, listener) {
              if (filters.includes('shop.till.SCAN')) heard = listener
            },
            async sendBroadcastIntent({ action, extras }) {
              const config = extras['com.symbol.datawedge.api.SET_CONFIG'].PLUGIN_CONFIG
              console.log(action, config.PLUGIN_NAME, config.PARAM_LIST.keystroke_output_enabled)
              heard({ extras: ${extras} })
            },
          }`,
      },
      after: after(''),
      prints: ['com.symbol.datawedge.api.ACTION KEYSTROKE false', '13…81'],
    },
  ],
  'React Native': [
    {
      before,
      standIns: {
        'react-native': `
          export const heard = []
          export const DeviceEventEmitter = {
            addListener(name, listener) {
              if (name === 'datawedge_broadcast_intent') heard.push(listener)
            },
          }`,
        'react-native-datawedge-intents': `
          import { heard } from 'react-native'
          export default {
            registerBroadcastReceiver({ filterActions }) {
              console.log(filterActions.join())
              for (const listener of heard) listener({ RESULT_INFO: {} })
              for (const listener of heard) listener(${extras})
            },
          }`,
      },
      after: after(''),
      prints: ['shop.till.SCAN', '13…81'],
    },
  ],
  'uni-app': [
    {
      before: `${before}
        const plus = {
          android: {
            runtimeMainActivity: () => ({
              registerReceiver(receiver, filter) {
                console.log(filter.action)
                receiver.onReceive({}, { getStringExtra: (name) => (name === 'data' ? '134579302432164181' : null) })
              },
            }),
            importClass: (name) =>
              class {
                constructor(action) {
                  this.action = action
                }
              },
            implements: (name, methods) => methods,
          },
        }`,
      after: after(''),
      prints: ['com.sunmi.scanner.ACTION_DATA_CODE_RECEIVED', '13…81'],
    },
  ],
  Tauri: [
    {
      before,
      standIns: {
        '@tauri-apps/api/core': `
          export async function addPluginListener(plugin, event, listener) {
            console.log(plugin, event)
            listener({ text: '134579302432164181', at: Date.now() })
          }`,
      },
      after: after(''),
      prints: ['scanner scan', '13…81'],
    },
  ],
}
