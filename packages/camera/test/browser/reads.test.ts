import { describeWith } from '../../../../lab/describe-with.ts'
import { startCameraTillLab, type CameraTillLab } from './camera-till-lab.ts'

describeWith(['chromium'], 'a camera in a page', () => {
  let lab: CameraTillLab
  beforeAll(async () => {
    lab = await startCameraTillLab({ scene: 'qr', lines: 720, emptyMs: 600, heldMs: 1200 })
  }, 120_000)
  afterAll(() => lab.close())

  test('reads the code of a phone, tells where it lies, and ends', async () => {
    const page = await lab.openPage()
    await page.evaluate(() => void openTill())
    await page.waitForFunction(() => till.scans.length > 0)
    const { scans, found } = await page.evaluate(() => ({ scans: till.scans, found: till.found }))
    expect(scans[0]).toMatchObject({ masked: '13…12', symbology: 'qr' })
    expect(found.find(({ codes }) => codes.length > 0)).toMatchObject({
      ...{ width: 1280, height: 720, isCodeLike: true },
      codes: [{ masked: '13…12', symbology: 'qr' }],
    })
    await page.evaluate(() => till.close())
    expect(await page.evaluate(() => till.states)).toEqual(['closed', 'opening', 'open', 'closed'])
  }, 60_000)
})
