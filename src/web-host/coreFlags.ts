/**
 * How the core's process keeps its memory. Left to itself V8 gives a process on a machine with much memory 64 MB for what has just
 * been made, and lets the rest grow to several times what is needed before it looks again, the more so the busier the machine is.
 * An import of a long table makes and drops as much every second, so both are bounded.
 *
 * And where nearly all of what one place in the code made is still held when V8 looks, it makes the like of it among what lasts
 * from then on. A batch of messages or rows is held just so, until it is stored: then every message of the file would last until
 * the dear kind of collection, which was half of the time of reading a chat.
 */
export const coreFlags = [
  '--max-semi-space-size=8',
  '--heap-growing-percent=40',
  '--no-allocation-site-pretenuring',
] as const
