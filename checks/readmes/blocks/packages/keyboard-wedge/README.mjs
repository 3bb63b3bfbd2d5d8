export const blocks = {
  'In a page': [
    {
      in: 'page',
      before: `
        const show = (o) => console.log(o.status === 'ready' ? o.code.masked : o.reason)
        const addProduct = (text) => console.log('product', text)`,
      drive: async (page) => {
        await page.keyboard.type('134579302432164181', { delay: 8 })
        await page.keyboard.press('Enter')
      },
      prints: ['13…81'],
    },
  ],
  'In a terminal': [{ input: '134567890123456789\n', prints: ['13…89'] }],
}
