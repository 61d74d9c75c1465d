/** A cell of a row's text: `状态: 处理中 8D`. */
export interface Cell {
  head: string
  value: string
  start: number
  end: number
}

/** The cells of a row as its evidence has them, a line each. */
export const cellsOf = (text: string): Cell[] =>
  [...text.matchAll(/^(?<head>[^:\n]{1,40}): (?<value>[^\n]+)$/gm)].map((match) => ({
    head: match.groups!.head!,
    value: match.groups!.value!,
    start: match.index,
    end: match.index + match[0].length,
  }))
