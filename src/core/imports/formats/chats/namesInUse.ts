import type { Fields } from './fields.ts'

type Names<Role extends string> = Readonly<Record<Role, readonly string[]>>

/** The fields of a record from its first to one of them, and what follows that. */
type Step<Role extends string> = {
  /** The field that followed last, and where it leads. */
  key: string
  next: Step<Role> | null
  others: Map<string, Step<Role>> | null
  names: Names<Role> | null
}

/** Files whose every record has other fields are no export; they are not remembered without end. */
const mostSteps = 1024

/**
 * Exports give the same thing many names. Tells for a record which of them it has, those of each role in their order: found once
 * for all records with the same fields, since to ask each of them for fifty names takes longer than to parse it.
 */
export function createNamesInUse<Role extends string>(names: Names<Role>): (record: Fields) => Names<Role> {
  const roles = Object.keys(names) as Role[]
  let steps = 0
  const newStep = (): Step<Role> => {
    steps++
    return { key: '', next: null, others: null, names: null }
  }
  let root = newStep()
  function otherStep(step: Step<Role>, key: string): Step<Role> {
    let next = step.others?.get(key)
    if (next === undefined) {
      next = newStep()
      step.others ??= new Map()
      step.others.set(key, next)
    }
    step.key = key
    step.next = next
    return next
  }
  const namesOf = (record: Fields): Names<Role> =>
    Object.fromEntries(
      roles.map((role) => [role, names[role].filter((name) => name in record)] as const),
    ) as unknown as Names<Role>
  return (record) => {
    let step = root
    for (const key in record) step = step.key === key && step.next !== null ? step.next : otherStep(step, key)
    step.names ??= namesOf(record)
    const found = step.names
    if (steps > mostSteps) {
      steps = 0
      root = newStep()
    }
    return found
  }
}
