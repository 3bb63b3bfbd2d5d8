const isAsked = ['A-1: scan the payment code']

export const blocks = {
  "A cashier's terminal": [
    {
      lines: {
        'npx pnpm@12 build': { inClone: true },
        // Without a terminal and without lines it asks once, and says that no more scans come.
        'node examples/cashier-terminal/cashier.mjs': { inClone: true, code: 1, prints: isAsked },
        'node examples/cashier-terminal/cashier.mjs --lang zh': {
          inClone: true,
          code: 1,
          prints: ['A-1：请扫描付款码'],
        },
        "printf '134579302432164181\\nhello\\n130061098828009406\\n' | node examples/cashier-terminal/cashier.mjs":
          {
            inClone: true,
            code: 1,
            prints: [
              ...isAsked,
              '  13…81 paid for A-1',
              'A-2: scan the payment code',
              /This is not a payment code/,
              '  13…06 paid for A-2',
              'A-3: scan the payment code',
            ],
          },
      },
    },
  ],
}
