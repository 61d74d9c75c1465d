/**
 * AG Grid draws a scrollbar of its own beside the rows and moves it along with them. The bar's answer to that comes a
 * frame later; on a slow machine AG Grid then takes it for the reader's own drag, follows the bar and leaves the rows
 * that are in view blank. This keeps the answers from it and lets drags through. Returns what takes it off again.
 */
export function holdScrollEcho(root: HTMLElement): () => void {
  let rowsAt = 0
  const onScroll = (event: Event) => {
    if (!(event.target instanceof Element)) return
    if (event.target.classList.contains('ag-grid-viewport')) rowsAt = event.target.scrollTop
    else if (
      event.target.classList.contains('ag-body-vertical-scroll-viewport') &&
      Math.abs(event.target.scrollTop - rowsAt) < 1
    )
      event.stopPropagation()
  }
  root.addEventListener('scroll', onScroll, { capture: true, passive: true })
  return () => root.removeEventListener('scroll', onScroll, { capture: true })
}
