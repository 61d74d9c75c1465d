/** Given names with how friends shorten them beyond cutting the end off: Bob of Robert. */
const shortenings: Readonly<Record<string, string>> = {
  alexander: 'sasha sandy',
  andrew: 'drew',
  anthony: 'tony',
  catherine: 'kate katie kathy cathy',
  charles: 'charlie chuck',
  christopher: 'kit topher',
  deborah: 'debbie',
  edward: 'ted ned eddie',
  elizabeth: 'liz lizzie beth betty',
  frederick: 'fred freddie',
  henry: 'harry hal',
  james: 'jim jimmy jamie',
  john: 'jack johnny',
  katherine: 'kate katie kathy kit',
  lawrence: 'larry',
  margaret: 'maggie meg peggy',
  mary: 'molly polly',
  michael: 'mike mick mickey',
  nicholas: 'nick nicky',
  patricia: 'pat trish tricia',
  patrick: 'pat paddy',
  richard: 'rick dick richie',
  robert: 'bob bobby rob robbie',
  siobhan: 'shiv',
  stephen: 'steve',
  steven: 'steve',
  susan: 'sue susie',
  terence: 'terry',
  theresa: 'terry tess',
  thomas: 'tom tommy',
  victoria: 'vicky tori',
  william: 'bill billy will liam',
}
const shortestCut = 3
const unmarked = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether two different given names in Latin letters may be one person's: Matt and Matthew, Bob and Robert. */
export function isShortened(one: string, other: string): boolean {
  const [short, long] = [unmarked(one), unmarked(other)].sort(
    (left, right) => left.length - right.length,
  ) as [string, string]
  if (short === long || !/^\p{Script=Latin}+$/u.test(short + long)) return false
  if (short.length >= shortestCut && long.startsWith(short)) return true
  return (
    (Object.hasOwn(shortenings, long) && shortenings[long]!.split(' ').includes(short)) ||
    (Object.hasOwn(shortenings, short) && shortenings[short]!.split(' ').includes(long))
  )
}

export interface WrittenName {
  given: string
  surname: string
}

/** The given name and the surname of a name in Latin letters; null for one of a single word, and for one in Chinese. */
export function partsOfName(name: string): WrittenName | null {
  const words = name
    .normalize('NFKC')
    .replace(/^(?:mr|mrs|ms|miss|dr|prof|sir)\.?\s+/i, '')
    .trim()
    .split(/\s+/)
  const [given, ...rest] = words
  if (given === undefined || rest.length === 0 || !/^\p{Script=Latin}[\p{Script=Latin}.’'-]*$/u.test(given))
    return null
  return { given: given.replace(/\.$/, ''), surname: unmarked(rest.join(' ')) }
}
