/**
 * How the core's process keeps its memory. Left to itself V8 gives a process on a machine with much memory 64 MB for what has just
 * been made, and lets the rest grow to several times what is needed before it looks again, the more so the busier the machine is.
 * An import of a long table makes and drops as much every second, so both are bounded.
 */
export const coreFlags = ['--max-semi-space-size=8', '--heap-growing-percent=40'] as const
