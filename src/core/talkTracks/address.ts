import type { Lang } from '../atoms/library/index.ts'

const doubleSurnames = /^(欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯|端木|南宫|长孙|宇文)/

/** Ranks by which Chinese colleagues address one another, longest first. */
const ranks = [
  '董事长',
  '护士长',
  '总经理',
  '总工程师',
  '工程师',
  '主任',
  '院长',
  '处长',
  '科长',
  '部长',
  '局长',
  '厂长',
  '校长',
  '所长',
  '书记',
  '总监',
  '经理',
  '主管',
  '教授',
  '老师',
  '博士',
  '医生',
  '总裁',
  '总工',
  '副总',
  '行长',
  '站长',
  '队长',
  '园长',
  '馆长',
  '司长',
]

/** Said instead of the rank where custom shortens it. */
const spoken: Record<string, string> = {
  总经理: '总',
  董事长: '董',
  总裁: '总',
  总监: '总监',
  副总: '总',
  总工程师: '总工',
  工程师: '工',
}

/**
 * How to address a person: in Chinese surname and rank (周主任), else the full name; in English the name.
 * Without a person, a plain greeting.
 */
export function addressOf(person: { name: string; title: string | null } | null, lang: Lang): string {
  if (!person) return lang === 'zh' ? '您好' : 'Hello'
  const name = person.name.trim()
  if (lang === 'en' || !/^\p{Script=Han}{2,4}$/u.test(name)) return name
  // A cell that names several people gives this one's title first: 采购经理;孙丽萍 供应链总监.
  const title = person.title?.split(/[;；\n]/)[0]
  const rank = ranks.find((word) => title?.includes(word))
  if (!rank) return name
  const surname = doubleSurnames.exec(name)?.[0] ?? name.slice(0, 1)
  return `${surname}${spoken[rank] ?? rank}`
}

/** Everything that somebody of a Chinese name may be called by surname and rank, whatever title is on record. */
export function callingsOf(name: string): string[] {
  const own = name.trim()
  if (!/^\p{Script=Han}{2,4}$/u.test(own)) return []
  const surname = doubleSurnames.exec(own)?.[0] ?? own.slice(0, 1)
  return [...new Set(ranks.map((rank) => `${surname}${spoken[rank] ?? rank}`))]
}

const honorific = /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|herr|frau|rev|captain)\b\.?/i

/**
 * How words to a person begin: a Chinese name without a rank would be curt by itself, and an English one in full is how
 * nobody speaks.
 */
export function greetingOf(person: { name: string; title: string | null } | null, lang: Lang): string {
  const address = addressOf(person, lang)
  const [first, last] = address.split(/\s+/)
  if (
    lang === 'en' &&
    last !== undefined &&
    /^\p{Script=Latin}[\p{Script=Latin}’'-]+$/u.test(first!) &&
    !honorific.test(address)
  )
    return first!
  return person !== null &&
    lang === 'zh' &&
    address === person.name.trim() &&
    /^\p{Script=Han}{2,4}$/u.test(address)
    ? `${address}您好`
    : address
}
