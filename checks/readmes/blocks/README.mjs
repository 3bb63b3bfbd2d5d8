export const blocks = {
  Install: [
    {
      lines: {
        'npx pnpm@12 pack': {
          ranBy: ['checks/readmes/blocks/docs/install.mjs', 'npx pnpm@12 pack'],
        },
      },
    },
  ],
  'A whole program': [
    {
      in: 'terminal',
      steps: [
        { shows: 'A-1001: scan the payment code', type: '283854702356157409\r' },
        {
          shows: '28…09 This code belongs to another wallet or card.',
          type: '134579302432164181\r',
        },
        { shows: '13…81 paid for A-1001' },
      ],
    },
  ],
  'The two commands': [
    {
      lines: {
        'npx pnpm@12 start': { inClone: true, input: '134579302432164181\n' },
        'npx pnpm@12 test': { ranBy: ['.ci/run', 'pnpm@12 test'] },
      },
    },
    {
      lines: {
        "printf '134579302432164181\\n' | npx pnpm@12 --silent start -- --ledger memory | cat": {
          inClone: true,
          prints: [/^\{"status":"ready","auth_code":"134579302432164181",/],
        },
      },
    },
  ],
  'In a web page': [{ in: 'page', prints: ['13…12 for A-1002 by camera'] }],
}
