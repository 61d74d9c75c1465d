import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, say } from './run.mjs'

const folder = join(root, 'node_modules', 'electron')
const failureStamp = join(root, '.cache', 'electron-not-fetched')
const retryAfterMs = 24 * 60 * 60 * 1000
const fetchLimitMs = 180_000

/** Reads where the package says its binary is. Never `require('electron')`: that starts a download. */
function installedExecutable() {
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const executable = join(folder, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(executable) ? executable : null
}

/** Why a window can't be shown here at all, or null. */
function noWindowReason() {
  if (process.platform !== 'linux') return null
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'no display for a window'
  if (process.getuid?.() === 0) return 'Electron refuses to run as root'
  return null
}

/** Runs the package's own installer within a time limit; its output would only be a stack trace. */
function fetchBinary(node) {
  return new Promise((resolve) => {
    const child = spawn(node, [join(folder, 'install.js')], { stdio: 'ignore' })
    const timer = setTimeout(() => child.kill(), fetchLimitMs)
    child.on('error', () => resolve(false))
    child.on('exit', (code) => {
      clearTimeout(timer)
      resolve(code === 0)
    })
  })
}

const failedRecently = () =>
  existsSync(failureStamp) && Date.now() - statSync(failureStamp).mtimeMs < retryAfterMs

/** `{ executable }`, or `{ reason }` why there is none. A failed fetch isn't tried again for a day. */
export async function findElectron(node) {
  const reason = noWindowReason()
  if (reason) return { reason }
  const installed = installedExecutable()
  if (installed) return { executable: installed }
  if (process.env.CI) return { reason: 'no Electron binary, and CI fetches none' }
  if (failedRecently()) return { reason: 'the Electron binary could not be fetched today' }
  say('fetching the Electron binary (once, about 110 MB)')
  if (await fetchBinary(node)) return { executable: installedExecutable() }
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(failureStamp, '')
  return { reason: 'the Electron binary could not be fetched' }
}
