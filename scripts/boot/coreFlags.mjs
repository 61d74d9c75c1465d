/**
 * How a process with the core in it keeps its memory, for the command line and the figures; `src/web-host/coreFlags.ts` says
 * the same for the web host's core, and a test that both agree.
 */
export const coreFlags = [
  '--max-semi-space-size=8',
  '--heap-growing-percent=40',
  '--no-allocation-site-pretenuring',
]
