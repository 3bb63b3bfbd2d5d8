const replays = (name) => ({ ranBy: [`packages/cli/test/${name}.test.ts`, name] })

export const blocks = {
  '@paycode/cli': [
    { lines: { 'npm install @paycode/cli': {} } },
    {
      lines: {
        'paycode scan': {
          input: '134579302432164181\n283854702356157409\n',
          prints: [
            /^\{"status":"ready","auth_code":"134579302432164181"/,
            /"reason":"other-wallet"/,
          ],
        },
        'paycode scan --demo': { stops: true, shows: '{"status":"ready"' },
        'paycode scan --input hid': {
          ranBy: ['packages/cli/test/devices/hid.test.ts', 'scan --input hid'],
        },
        // No scanner is plugged in.
        'paycode devices': { code: 1 },
        'paycode doctor': { code: 1 },
        'paycode check auth-code 134579302432164181': { prints: [/"ok":true/] },
        'paycode check notify-url https://pay.shop.cn/wx/notify': { prints: [/"ok":true/] },
        'paycode decode photo.jpg': replays('decode'),
        'paycode replay trace.ndjson': replays('replay'),
        'paycode record trace.ndjson --scrub': replays('record'),
      },
    },
  ],
}
