import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createCore } from './createCore.ts'
import { systemKeychain } from './keychain/systemKeychain.ts'
import type { MakeCore } from './process.ts'

/** The worker is built as an entry: beside this code, or one folder up from where shared code was put. */
const fitFile = ['fitWorker.js', '../fitWorker.js']
  .map((name) => join(import.meta.dirname, name))
  .find((file) => existsSync(file))

/** The core as both kinds of core process run it. */
export const makeHostedCore: MakeCore = (parts) =>
  createCore({
    ...parts,
    userKeychain: systemKeychain({
      environment: process.env,
      homeDirectory: parts.start.homeDirectory,
    }),
    ...(fitFile && { fitFile }),
  })
