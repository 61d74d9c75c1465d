import { useEffect, useRef } from 'react'
import type { Pasted } from './pasted.ts'

/** Takes what is pasted anywhere on the page, unless a field or an open dialog is there to take it. */
export function usePaste(isActive: boolean, onPaste: (pasted: Pasted) => void): void {
  const latest = useRef(onPaste)
  latest.current = onPaste
  useEffect(() => {
    if (!isActive) return
    const take = (event: ClipboardEvent) => {
      const data = event.clipboardData
      const isTaken = event.target instanceof Element && event.target.closest(ownPaste) !== null
      if (data === null || isTaken || document.querySelector('[role=dialog]') !== null) return
      event.preventDefault()
      latest.current({
        text: data.getData('text/plain'),
        html: data.getData('text/html'),
        files: [...data.files],
      })
    }
    document.addEventListener('paste', take)
    return () => document.removeEventListener('paste', take)
  }, [isActive])
}

const ownPaste = 'input, textarea, select, [contenteditable]'
