export interface DiffPart {
  kind: 'same' | 'added' | 'removed'
  text: string
}

const wordPattern = /[A-Za-z0-9'’-]+|\s+|[\s\S]/gu

/** What changed between two wordings, by word (by character in Chinese), in reading order. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const left = before.match(wordPattern) ?? []
  const right = after.match(wordPattern) ?? []
  const width = right.length + 1
  // Longest common subsequence from the end: a rule has a few hundred words, so the table stays small.
  const longest = new Uint16Array((left.length + 1) * width)
  for (let l = left.length - 1; l >= 0; l--)
    for (let r = right.length - 1; r >= 0; r--)
      longest[l * width + r] =
        left[l] === right[r]
          ? longest[(l + 1) * width + r + 1]! + 1
          : Math.max(longest[(l + 1) * width + r]!, longest[l * width + r + 1]!)
  const parts: DiffPart[] = []
  const push = (kind: DiffPart['kind'], text: string) => {
    const last = parts.at(-1)
    if (last?.kind === kind) last.text += text
    else parts.push({ kind, text })
  }
  let l = 0
  let r = 0
  while (l < left.length || r < right.length) {
    if (l < left.length && r < right.length && left[l] === right[r]) {
      push('same', left[l]!)
      l++
      r++
    } else if (
      l < left.length &&
      (r >= right.length || longest[(l + 1) * width + r]! >= longest[l * width + r + 1]!)
    )
      push('removed', left[l++]!)
    else push('added', right[r++]!)
  }
  return parts
}
