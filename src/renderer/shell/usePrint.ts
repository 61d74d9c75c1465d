import { useEffect } from 'react'

/**
 * Prints the page as soon as `name` is given and what is to be printed stands on it; in Electron into a PDF file of that
 * name. Paper is light, whatever the screen is.
 */
export function usePrint(name: string | null, onDone: (saved: boolean) => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each name; what is done afterwards is read then
  useEffect(() => {
    if (name === null) return
    const host = globalThis.sandtableHost
    const { theme } = document.documentElement.dataset
    const finish = (saved: boolean) => {
      document.documentElement.dataset.theme = theme
      onDone(saved)
    }
    document.documentElement.dataset.theme = 'light'
    // The print view must be on the page, its pictures measured, before the page is printed.
    const frame = requestAnimationFrame(() => {
      if (!host) {
        window.print()
        finish(false)
        return
      }
      let saved = false
      void host
        .exportPdf(`${name.replaceAll(/[\\/:*?"<>|]/g, ' ')}.pdf`)
        .then((result) => {
          saved = result === 'saved'
        })
        .finally(() => finish(saved))
    })
    return () => cancelAnimationFrame(frame)
  }, [name])
}
