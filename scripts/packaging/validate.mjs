/** Checks electron-builder.yml with the packer's own schema. Needs no Electron. */
import { createRequire } from 'node:module'

const here = createRequire(import.meta.url)
const builder = createRequire(here.resolve('electron-builder/package.json'))
const { getConfig, validateConfiguration } = builder('app-builder-lib/out/util/config/config')
const { DebugLogger } = builder('builder-util')

/** Resolves with the configuration, or rejects naming the key that is wrong. */
export async function validatePackaging(root, file = null) {
  const configuration = await getConfig(root, file, null)
  await validateConfiguration(configuration, new DebugLogger(false))
  return configuration
}
