import { wordClassOf } from '../../imports/matching/plainWords.ts'
import { type NamesForReading, withNames } from '../readText.ts'
import { plainRivalPattern, shortRivalNames } from './rivals.ts'

/** Of more new rivals than these something else is told of. */
const mostHeard = 40

/** Larkin and MidWest are nobody else's name; Northern and Derby may be anybody's. */
const isOwnName = (name: string): boolean =>
  /\p{Script=Han}/u.test(name) || /\p{Ll}\p{Lu}/u.test(name) || wordClassOf(name.toLowerCase()) === 'own'

/** Names for reading that grow: a firm that one text tells to be a rival is one in those that follow. */
export interface LearningNames {
  current(): NamesForReading
  /** Takes up what a text told; true where that was new. */
  hear(names: readonly string[]): boolean
}

/** @param heard what was heard already, and where it is kept: of one import, in whatever file */
export function learningNames(names: NamesForReading, heard: Set<string> = new Set()): LearningNames {
  const grown = (): NamesForReading => {
    const short = shortRivalNames([...heard], []).filter((name) => isOwnName(name) && !names.isNoRival(name))
    const rivals = withNames(names.rivals, [...heard, ...short])
    const plain = plainRivalPattern([...heard].filter((name) => !short.includes(name.split(' ')[0]!)))
    return {
      ...names,
      rivals: rivals && plain ? new RegExp(`${rivals.source}|${plain.source}`, rivals.flags) : rivals,
    }
  }
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
