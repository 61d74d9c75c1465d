/**
 * Where rows came from: imports of files that are called alike, whatever number or date stands in the names; of an import of
 * several files, the one of them.
 */
export interface Sources {
  /** The source of an import, or of a file; null for what was typed in here, and for an import that is no more. */
  of(from: string | null): string | null
  /** The names of a source's newest files. */
  label(source: string): string
}

/** `Deals_2026-11 (2).xlsx` and `deals 2026-12.xlsx` are one source: an export that a team repeats. */
export const fileFamily = (fileName: string): string =>
  fileName
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\d\s_().-]+/g, ' ')
    .trim()

const mostNamed = 2

export function createSources(
  files: readonly { importId: string; fileName: string }[],
  apart: readonly { id: string; fileName: string }[] = [],
): Sources {
  const namesOf = new Map<string, string[]>()
  for (const { importId, fileName } of files) {
    const names = namesOf.get(importId)
    if (names) names.push(fileName)
    else namesOf.set(importId, [fileName])
  }
  const sourceOf = new Map<string, string>()
  const labels = new Map<string, string>()
  for (const [importId, names] of namesOf) {
    const source = [...new Set(names.map(fileFamily))].sort().join(' + ')
    sourceOf.set(importId, source)
    const more = names.length - mostNamed
    labels.set(source, names.slice(0, mostNamed).join(' · ') + (more > 0 ? ` +${more}` : ''))
  }
  for (const { id, fileName } of apart) {
    sourceOf.set(id, fileFamily(fileName))
    labels.set(fileFamily(fileName), fileName)
  }
  return {
    of: (from) => (from === null ? null : (sourceOf.get(from) ?? null)),
    label: (source) => labels.get(source) ?? source,
  }
}
