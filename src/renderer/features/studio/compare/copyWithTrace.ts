import { type RefObject, useEffect } from 'react'

/** What is copied, with where it comes from before and after it: whatever is cut off, one of the two stays. */
export const withTrace = (text: string, trace: string): string => `${trace}\n\n${text.trim()}\n\n${trace}`

/**
 * Has everything that is copied out of an element take its trace along, also as part of a larger selection. Only its text is
 * copied, and none of it can be dragged away without.
 */
export function useCopyWithTrace(region: RefObject<HTMLElement | null>, trace: string | null): void {
  useEffect(() => {
    const isOurs = (selection: Selection | null): selection is Selection =>
      selection !== null &&
      !selection.isCollapsed &&
      region.current !== null &&
      selection.containsNode(region.current, true)
    const onCopy = (event: ClipboardEvent) => {
      const selection = document.getSelection()
      if (trace === null || !isOurs(selection)) return
      event.preventDefault()
      event.clipboardData?.setData('text/plain', withTrace(selection.toString(), trace))
    }
    const onDrag = (event: DragEvent) => {
      if (isOurs(document.getSelection())) event.preventDefault()
    }
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCopy)
    document.addEventListener('dragstart', onDrag)
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCopy)
      document.removeEventListener('dragstart', onDrag)
    }
  }, [region, trace])
}
