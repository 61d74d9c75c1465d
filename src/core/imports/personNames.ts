import { surnameClass } from '../facts/personHead.ts'
import { nameKeyOf } from '../nameKey.ts'
import { friendlyAfterSurname, isFormOfAddress } from './formsOfAddress.ts'
import { looksLikeJob, looksLikePerson } from './recognition/cellShapes.ts'

/** What stands behind a Chinese name and is how friends call the person: 强哥, 老梁, 阿雯, 小麦, 区姐, 雯雯. */
const familiar =
  /^(?:[老小阿大]\p{Script=Han}{1,2}|\p{Script=Han}{1,2}[哥姐叔爷仔妹嫂]|(\p{Script=Han})\1|\p{Script=Han}老板)$/u
const latinWord = /^\p{Lu}[\p{L}’'-]+$/u

/** A name with how others call the person: 卢伟强 强哥, 梁炳坤（老梁）, Robert "Bob" Hale, 钟敏 Mindy. */
export function splitNickname(written: string): { name: string; nickname: string | null } {
  const whole = written.trim()
  const chinese =
    /^(\p{Script=Han}{2,4})[\s　]*[（(/“"「·\-\s　][\s　]*([^（()）“”"「」/]{2,20}?)[）)”"」]?$/u.exec(whole)
  if (chinese !== null) {
    const [, name = '', called = ''] = chinese
    if (familiar.test(called) || (latinWord.test(called) && called !== called.toUpperCase()))
      return { name, nickname: called }
  }
  const latin =
    /^(\p{Lu}[\p{L}’'-]+) [“"'‘(](\p{Lu}[\p{L}’-]+)[”"'’)] (\p{Lu}[\p{L}’' -]+)$/u.exec(whole) ??
    /^(\p{Lu}[\p{L}’'-]+)( )(\p{Lu}[\p{L}’'-]+) [(“"](?:aka |known as )?\p{Lu}[\p{L}’-]+[)”"]$/u.exec(whole)
  if (latin !== null) {
    const [, first = '', called = '', last = ''] = latin
    const behind = /[(“"](?:aka |known as )?(\p{Lu}[\p{L}’-]+)[)”"]$/u.exec(whole)?.[1]
    const nickname = called === ' ' ? (behind ?? null) : called
    // In capitals it is where somebody works: Gareth Pike (NHS).
    if (nickname !== null && nickname !== nickname.toUpperCase())
      return { name: `${first} ${last}`, nickname }
  }
  return { name: whole, nickname: null }
}

/** What of a house somebody is of, where no title is given: HSE, 采购, Finance team. */
const department =
  /^(?:(?:CEO|CFO|COO|CTO|CIO|CPO|CMO|FD|MD|GM|VP|SVP|EVP|GF|Q?HSE|EHS|SHE|QA|QC|IT|HR|R&D|PR|CSR|ESG|PMO|FM)|(?:procurement|purchasing|finance|accounts|operations|quality|production|engineering|maintenance|legal|logistics|facilities|estates|housekeeping|marketing|sales|safety|technical|warehouse|stores|welfare|personnel|admin(?:istration)?)(?: (?:dept|department|team))?|\p{Script=Han}{0,8}(?:采购|财务|行政|人事|人力资源|后勤|工程|技术|工艺|品质|质量|质检|品控|生产|设备|动力|安全|法务|信息|仓库|仓储|物流|市场|品牌|运营|研发|客房|餐饮|总务|办公室)(?:部|科|处|室|中心|条线|团队)?)$/iu

/** Whether a few words say what somebody is or where in the house, in whole or by their first part: bosun aside, 副总裁，分管后勤. */
const saysWhat = (words: string): boolean =>
  looksLikeJob(words) ||
  department.test(words) ||
  words.split(/[,，、;；/]/).some((part) => looksLikeJob(part.trim()) || department.test(part.trim()))

/**
 * A name with what its bearer is there, as lists and minutes write it: 郑国梁(采购总监), Priya Nair (HSE),
 * Meg Rowe, Head of Buying. `inMinutes` whatever stands in brackets behind a name is what they are.
 */
export function splitTitle(
  written: string,
  { inMinutes = false }: { inMinutes?: boolean } = {},
): { name: string; title: string | null } {
  const whole = written.trim()
  const isName = (text: string) => looksLikePerson(text) || isFormOfAddress(text)
  const [, beside = '', inside = ''] =
    /^(.+?)\s*[（(【[]\s*([^（）()【】[\]]{1,40}?)\s*[）)】\]]$/u.exec(whole) ?? []
  if (isName(beside) && (inMinutes || saysWhat(inside))) return { name: beside, title: inside }
  // 孙丽华HRD: a Chinese name with the letters of an office right behind it.
  const [, han = '', letters = ''] = /^(\p{Script=Han}{2,4})([A-Z]{2,5})$/u.exec(whole) ?? []
  if (looksLikePerson(han)) return { name: han, title: letters }
  const [, name = '', title = ''] =
    /^(.+?)(?:\s*[,，/|｜]\s*|\s+[-–—]\s+|(?<=\p{Script=Han})\s*[-–—]\s*|(?<=\p{Script=Han})[\s　]+)(.{2,40})$/u.exec(
      whole,
    ) ?? []
  return looksLikePerson(name) && looksLikeJob(title) && !looksLikePerson(title)
    ? { name, title }
    : { name: whole, title: null }
}

/** 孙丽华HRD, 梁文博CFO, 周明远采购总监: what somebody is, written on to the name without a gap. */
function splitGlued(written: string): { name: string; title: string } | null {
  const latin =
    /^(\p{Script=Han}{2,4})((?:[CVH][A-Z]{1,3}|HRBP|PM|GM|MD|IT|QA|QC|EHS|HSE|QHSE|PMC|R&D))$/u.exec(written)
  const han = /^(\p{Script=Han}{3})(\p{Script=Han}{2,8})$/u.exec(written)
  const [, name = '', title = ''] = latin ?? han ?? []
  const isTitle = latin !== null || (han !== null && saysWhat(title) && !isFormOfAddress(written))
  return isTitle && looksLikePerson(name) ? { name, title } : null
}

/** 迟师傅, 陈姐: as friends call somebody. */
const calledFriendly = new RegExp(`^(?![大小老])\\p{Script=Han}${friendlyAfterSurname}$`, 'u')

/**
 * Those whom a cell lists one after the other, each with what they are: 曲文涛 采购经理;孙丽萍 供应链总监, Ann Roe (CFO); Bo Lund (Buyer). Null
 * where one part of it is nobody's name.
 */
function personsListed(cell: string): { name: string; title: string | null }[] | null {
  const parts = cell
    .split(/[;；、\n|｜](?![^（(【[]*[）)】\]])/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length < 2) return null
  const persons = parts.map((part) => givenFirst(part) ?? splitGlued(part) ?? splitTitle(part))
  const areAll = persons.every(
    ({ name }) =>
      (looksLikePerson(name) || isFormOfAddress(name) || initialled.test(name)) && !department.test(name),
  )
  return areAll ? persons : null
}

/**
 * Those whom a cell names that is kept for a person: several only where each part of it is somebody (孙丽华HRD/吴倩,
 * "Fiona Drummond & Doug Sellers", 王总、李工) or says where the one before works. One name stays as it is written.
 */
export function personsOfCell(cell: string): { name: string; title: string | null }[] {
  const listed = personsListed(cell)
  if (listed !== null) return listed
  const whole = splitTitle(cell)
  if (whole.title !== null) return [whole]
  const parts = cell
    .split(/[、;；\n+]|[,，/&](?![^（(【[]*[）)】\]])|(?<=\p{L})\s(?:and|和|与)\s(?=\p{Lu}|\p{Script=Han})/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => givenFirst(part) ?? splitGlued(part) ?? splitTitle(part))
  const isSomebody = ({ name }: { name: string }) =>
    (looksLikePerson(name) ||
      isFormOfAddress(name) ||
      calledFriendly.test(name) ||
      initialled.test(name) ||
      /^\p{Lu}\p{Ll}+(?: \p{Lu}\.?)?$/u.test(name)) &&
    !department.test(name)
  const persons: { name: string; title: string | null }[] = []
  for (const part of parts) {
    const before = persons.at(-1)
    if (isSomebody(part)) persons.push(part)
    else if (before && before.title === null && part.title === null && saysWhat(part.name))
      before.title = part.name
    else return [whole]
  }
  const areNames = persons.some(
    ({ name, title }) =>
      title !== null || looksLikePerson(name) || isFormOfAddress(name) || initialled.test(name),
  )
  return persons.length > 0 && areNames ? persons : [whole]
}

const aSurname = new RegExp(
  `^(?:${surnameClass}|欧阳|司马|上官|诸葛|东方|皇甫|司徒|令狐|夏侯|慕容|端木)$`,
  'u',
)
/** 国栋 梁, 敏 邱: a Chinese name as a system writes it that puts the given name first. */
function givenFirst(written: string): { name: string; title: null } | null {
  const [, given = '', surname = ''] =
    /^(\p{Script=Han}{1,2})[ 　](\p{Script=Han}{1,2})$/u.exec(written) ?? []
  const isInOrder = given.length === 1 && aSurname.test(given)
  return !aSurname.test(surname) || isInOrder ? null : { name: `${surname}${given}`, title: null }
}

/** H. Marsh, J.P. Rowe: a given name by its first letter. */
const initialled = /^\p{Lu}\.(?:[\s-]?\p{Lu}\.)?\s?\p{Lu}[\p{L}'’-]+$/u

/** The people whom one cell or line names, each with what they are there; brackets are not cut. */
export function splitPersons(
  written: string,
  how: { inMinutes?: boolean } = {},
): { name: string; title: string | null }[] {
  const parts = written
    .split(/[、;；\n]|[,，/&](?![^（(【[]*[）)】\]])|\s(?:and|和|与)\s/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return parts.map((part) => splitTitle(part, how))
}

/**
 * A person's name from a surname and a given name in cells of their own, in the order in which such a name is written: 庄 and
 * 雨桐 are 庄雨桐, Bell and Amara are Amara Bell.
 */
export function joinedName(surname: string | null, given: string | null): string {
  const [last, first] = [surname?.trim() ?? '', given?.trim() ?? '']
  const isHan = /^\p{Script=Han}+$/u
  return last !== '' && first !== '' && isHan.test(last) && isHan.test(first)
    ? `${last}${first}`
    : [first, last].filter((part) => part !== '').join(' ')
}

const mostForms = 6

/**
 * The forms under which a name may be on file, as mail programs and chats write it with more around it: "Pike, Gareth",
 * "Gareth Pike (Procurement)", "Gareth Pike | Northgate", 钟敏(恒昱), 恒昱-钟敏. The written form comes first, each once by
 * its key.
 */
export function nameFormsOf(written: string): string[] {
  const forms: string[] = []
  const put = (form: string) => {
    const key = nameKeyOf(form)
    if (key.length > 1 && !forms.includes(key) && forms.length < mostForms) forms.push(key)
  }
  put(written)
  const bare = written
    .replace(/<[^<>]*>/g, ' ')
    .replace(/^\s*['"“‘]|['"”’]\s*$/g, '')
    .replace(/[(（[【][^()（）[\]【】]*[)）\]】]/g, ' ')
    .trim()
  put(bare)
  put(givenFirst(bare)?.name ?? '')
  const parts = bare.split(/\s+[-–—]\s+|\s*[|｜/·@_]\s*|(?<=\p{Script=Han})\s*[-–—]\s*(?=\p{Script=Han})/u)
  for (const part of parts) {
    put(part)
    const turned = /^(\p{L}[\p{L}’'. -]*),\s*(\p{L}[\p{L}’'. -]*)$/u.exec(part.trim())
    if (turned !== null) put(`${turned[2]!.trim()} ${turned[1]!.trim()}`)
    // A remark stands behind a Chinese name: 区小玲 恒昱采购.
    if (/^\p{Script=Han}{2,4}\s/u.test(part)) put(part.split(/\s+/)[0]!)
  }
  return forms
}

const calledInWords =
  /(?:人称|大家都?叫|都叫|外号|昵称|绰号)(?:他|她)?(?:是|为|[:：])?\s*(?<han>\p{Script=Han}{2,3})|\b(?:goes by|known as|aka|called|calls (?:him|her)self|nickname:?)\s+["“']?(?<latin>\p{Lu}\p{Ll}+)/u

/** How others call a person, as a remark beside the name has it: 老魏 of 魏建平, "goes by Paddy"; null where it tells none. */
export function nicknameInRemark(name: string, remark: string | null): string | null {
  if (remark === null) return null
  const told = calledInWords.exec(remark)?.groups
  if (told) return told.han ?? told.latin ?? null
  for (const piece of remark.split(/[,，;；。、\s/]+/u))
    if (/^[老小阿]\p{Script=Han}$/u.test(piece) && name.includes(piece[1]!)) return piece
  return null
}
