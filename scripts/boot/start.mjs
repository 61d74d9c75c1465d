import { join } from 'node:path'
import { buildApp } from './build.mjs'
import { findElectron } from './electron.mjs'
import { invokedFrom, root, runInForeground, say } from './run.mjs'

/**
 * The Electron window where there is one to show, else (and with `--web`) the web host on loopback. Says why when
 * it is not the window.
 */
export async function startApp(node, args) {
  const web = args.includes('--web')
  const electron = web ? { reason: null } : await findElectron(node)
  if (!(await buildApp(node))) return 1
  if (electron.executable)
    return runInForeground(electron.executable, [root, ...args], { directory: invokedFrom })
  if (electron.reason) say(`${electron.reason}; starting in the browser instead (--web does so at once)`)
  return runInForeground(node, [join(root, 'out/main/webHost.js'), ...args], { directory: invokedFrom })
}
