import { type NamesForReading, withNames } from './readText.ts'

/** Of more new rivals than these something else is told of. */
const mostHeard = 40

/** Names for reading that grow: a firm that one text tells to be a rival is one in those that follow. */
export interface LearningNames {
  current(): NamesForReading
  /** Takes up what a text told; true where that was new. */
  hear(names: readonly string[]): boolean
}

/** @param heard what was heard already, and where it is kept: of one import, in whatever file */
export function learningNames(names: NamesForReading, heard: Set<string> = new Set()): LearningNames {
  const grown = (): NamesForReading => ({ ...names, rivals: withNames(names.rivals, [...heard]) })
  let known = heard.size === 0 ? names : grown()
  return {
    current: () => known,
    hear(found) {
      if (found.every((name) => heard.has(name)) || heard.size >= mostHeard) return false
      for (const name of found) heard.add(name)
      known = grown()
      return true
    },
  }
}
