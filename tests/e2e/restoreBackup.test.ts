import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backupWorkspace } from '../../src/core/workspace/backup.ts'
import { createWorkspace } from '../../src/core/workspace/workspace.ts'
import { inChromium } from './inChromium.ts'

const day = 86_400_000
const passphrase = '潮水每天来两次 2026'

inChromium('a backup from another machine', ({ openHost }) => {
  test('past its day and without an erasure list is refused twice, and comes back for who answers for both', async () => {
    const { page, home, errors } = await openHost()
    const then = Date.now() - 100 * day
    const elsewhere = await createWorkspace({
      dir: join(home, 'elsewhere', 'east'),
      name: '舟山渔港',
      kind: 'own',
      ownerName: '孙渔',
      protect: { kind: 'passphrase', passphrase },
      now: () => then,
    })
    const file = join(home, 'carried.sandtable')
    await backupWorkspace(elsewhere, { file, passphrase })
    elsewhere.close()

    await page.getByRole('button', { name: '从备份恢复' }).click()
    const dialog = page.getByRole('dialog', { name: '从备份恢复' })
    const chosen = page.waitForEvent('filechooser')
    await dialog.getByRole('button', { name: '选择备份' }).click()
    await (await chosen).setFiles(file)
    await dialog.getByLabel('备份的口令').fill(passphrase)
    await dialog.getByLabel('工作区名称').fill('渔港')
    await dialog.getByRole('button', { name: '恢复', exact: true }).click()
    await dialog.getByText('过期。仍要恢复的话').waitFor()
    await dialog.getByRole('button', { name: '仍然恢复' }).click()
    await dialog.getByText('没有找到这份备份之后的删除清单').waitFor()
    await dialog.getByRole('button', { name: '其间没有删过人，照此恢复' }).click()
    await page.locator('.rail').waitFor()

    await page.goto(new URL('#/governance?tab=retention', page.url()).href)
    await page.getByText('已到期，请销毁').waitFor()
    const backups = page.getByRole('region', { name: '留存期' })
    expect(await backups.getByText('备份', { exact: true }).count()).toBeGreaterThan(0)
    await page.goto(new URL('#/settings', page.url()).href)
    await page.getByText('这台电脑上没有应答的系统钥匙串').waitFor()
    expect(await page.getByRole('button', { name: '允许用它打开' }).isDisabled()).toBe(true)
    expect(errors).toEqual([])
  }, 90_000)
})
