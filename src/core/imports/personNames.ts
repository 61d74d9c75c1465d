import { nameKeyOf } from '../nameKey.ts'

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
