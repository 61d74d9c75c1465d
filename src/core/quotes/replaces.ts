import { versionNumber } from './standing.ts'

/** A paper as far as it tells which one it takes the place of. */
export interface Paper {
  number: string | null
  version: string | null
  /** The file that it stands in. */
  file: string | null
}

const before =
  /此前|以前|之前|先前|前次|前[一两二]版|上一?版|旧版|原(?=报价|版|[Vv第])|previous|earlier|prior|former|\blast\b/i
const aPaper = /报价|版|稿|方案|\bquot|\boffer|\bproposal|\brev(?:ision|\.)?\b|\bversion|\bissue\b|\bv\d/i
const isVoid =
  /作废|废止|失效|无效|不再有效|取代|替代|代替|代之|为准|supersed|replac|cancel|withdraw|void|no longer (?:valid|hold|stand)|lapse/i
const aVersion =
  /第\s?[一二三四五六七八九十\d]{1,2}\s?[版稿]|[一二三四五六]稿|\bv(?:er(?:sion)?)?\.?\s?\d{1,2}(?:\.\d)?\b|\b(?:rev(?:ision)?|issue)\.?\s?(?:[a-h]|\d{1,2})\b/gi

/** What a paper says of the ones before it: the versions that it names, or all of them; null where it says nothing. */
function replacedIn(says: readonly string[], own: number | null): readonly number[] | 'all' | null {
  const clauses = says
    .flatMap((text) => text.split(/[。；;\n]|\.\s/))
    .filter((clause) => isVoid.test(clause) && aPaper.test(clause))
  const versions = clauses
    .flatMap((clause) => clause.match(aVersion) ?? [])
    .flatMap((named) => versionNumber(named) ?? [])
    .filter((version) => version !== own)
  if (versions.length > 0) return versions
  return clauses.some((clause) => before.test(clause)) ? 'all' : null
}

/** What a file is called, without version, day and what it is. */
const stemOf = (file: string): string =>
  file
    .normalize('NFKC')
    .replace(/^.*[/\\]|\.[a-z]{2,5}$/gi, '')
    .replace(aVersion, ' ')
    .replace(
      /(?:^|[\s_-])v\d{1,2}|[\s_-]r\d{1,2}(?=[\s_-]|$)|终版|最终|修订|\bfinal\b|\d{3,8}|副本|复制|\bcopy\b/gi,
      ' ',
    )
    .replace(/[^\p{L}]+/gu, '')
    .toLowerCase()
const shortestStem = 3

/**
 * Whether a later paper for one customer takes the place of an earlier one that has another number or none: it says so
 * (`此前报价作废`, `supersedes rev B`), or both are filed under one name as versions of it.
 */
export function replaces(later: Paper & { says: readonly string[] }, earlier: Paper): boolean {
  const [own, other] = [versionNumber(later.version), versionNumber(earlier.version)]
  // Papers of two numbers are two matters, whatever the later one takes the place of.
  if (later.number !== null && earlier.number !== null && later.number !== earlier.number) return false
  const named = replacedIn(later.says, own)
  if (named === 'all') return true
  if (named !== null && (other === null || named.includes(other))) return true
  if (later.file === null || earlier.file === null || own === null || other === null || own <= other)
    return false
  const stem = stemOf(later.file)
  return stem.length >= shortestStem && stem === stemOf(earlier.file)
}
