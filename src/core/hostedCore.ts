import { createCore } from './createCore.ts'
import type { MakeCore } from './process.ts'

/** The core as both kinds of core process run it. */
export const makeHostedCore: MakeCore = (parts) => createCore(parts)
