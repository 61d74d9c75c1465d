/** Draws `build/icon.svg` in every size that the packages need. Run by hand after the drawing changes. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const drawing = readFileSync('build/icon.svg', 'utf8')

mkdirSync('build/icons', { recursive: true })
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const page = await browser.newPage()
await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawing}`)
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size })
  const image = await page.screenshot({ omitBackground: true })
  writeFileSync(`build/icons/${size}x${size}.png`, image)
  if (size === 1024) writeFileSync('build/icon.png', image)
}
await browser.close()
