/** Calls `listener` every so many milliseconds until what it gives back is called. */
export type Repeat = (milliseconds: number, listener: () => void) => () => void

const lookEveryMs = 100

/**
 * Finds a process that hangs: it is asked something and says nothing for as long as is allowed. What counts are looks,
 * not the clock: while this process stands still itself, or the machine sleeps, nobody is silent.
 */
export function watchSilence({
  repeat,
  isAsked,
  allowedMs,
  onHang,
}: {
  repeat: Repeat
  /** Whether something is asked that is not answered. */
  isAsked: () => boolean
  allowedMs: () => number
  onHang: () => void
}): {
  /** Something was asked just now. */
  watch(): void
  /** Something was heard just now, whatever it was. */
  broken(): void
} {
  let stop: (() => void) | null = null
  let silentLooks = 0

  const look = () => {
    if (!isAsked()) {
      stop?.()
      stop = null
      return
    }
    silentLooks += 1
    if (silentLooks * lookEveryMs <= allowedMs()) return
    silentLooks = 0
    onHang()
  }

  return {
    watch() {
      if (stop) return
      silentLooks = 0
      stop = repeat(lookEveryMs, look)
    },
    broken() {
      silentLooks = 0
    },
  }
}

export const repeatByClock: Repeat = (milliseconds, listener) => {
  const timer = setInterval(listener, milliseconds)
  return () => clearInterval(timer)
}
