/** A product that a cell names, with how many of it where the cell says so. */
export interface ListedProduct {
  name: string
  quantity: number | null
}

/**
 * `×12`, `*12` or `✕12 台` at the end of a product's name. A letter x counts only behind a figure or a Chinese word:
 * `TS-500x8` is eight of them, `Model X200` is a name.
 */
const counted =
  /^(.*\S)\s*(?:[×*✕✖]|(?<=[\d\u4e00-\u9fff)]\s*)x)\s*(\d{1,6})\s*(?:台|套|个|支|件|盒|把|张|只|箱|units?|pcs|sets?)?$/i

/** `3×TS-500`, `2x TS-500`, `3台 TS-500`: how many stands before what. */
const countedBefore = /^(\d{1,4})\s*(?:[×*✕✖]|x\s|(?:台|套|个|支|件|组|units? of|pcs)\s*)\s*(\S.*)$/i
/** `TS-500 3台`, `装箱机两台`. */
const countedBehind =
  /^(.*\S)(?:\s+(\d{1,4})|\s*([一二两三四五六七八九十]))\s*(?:台|套|组|units?|pcs|sets?)$/i
const figures = '零一二三四五六七八九十'
const figureOf = (word: string): number => (word === '两' ? 2 : figures.indexOf(word))

const listedProduct = (text: string): ListedProduct => {
  const clean = text.normalize('NFKC').trim()
  const found = counted.exec(clean)
  if (found !== null && Number(found[2]) > 0) return { name: found[1]!.trim(), quantity: Number(found[2]) }
  const before = countedBefore.exec(clean)
  if (before !== null && Number(before[1]) > 0)
    return { name: before[2]!.trim(), quantity: Number(before[1]) }
  const behind = countedBehind.exec(clean)
  const many = behind === null ? 0 : behind[2] === undefined ? figureOf(behind[3]!) : Number(behind[2])
  return many > 0 ? { name: behind![1]!.trim(), quantity: many } : { name: text.trim(), quantity: null }
}

/** What joins the parts of a configuration: a plus between two items, also without spaces, which no name of one item has. */
const betweenParts = /[、，,;；\n＋]|\s*\+\s*|\s+(?:and|以及|及|和|&|\/)\s+/

/** The parts of a configuration: `CP25×3+PL4×2+安装` are three, the last without a quantity. */
export const configurationParts = (text: string): ListedProduct[] =>
  text
    .split(betweenParts)
    .filter((part) => part.trim() !== '')
    .map(listedProduct)

/** Whether a cell reads as a configuration: several parts, most of them counted, or one that is. */
export function looksLikeConfiguration(text: string): boolean {
  const parts = configurationParts(text)
  const areCounted = parts.filter(({ quantity }) => quantity !== null).length
  return areCounted > 0 && areCounted * 2 >= parts.length
}

/**
 * The products that a deal's cell lists: `TS-500×12、CX-90×3` are two. It is a list only where each part is counted or
 * is the name of a product that is known; else the whole cell is one name.
 */
export function listedProducts(text: string, isKnown: (name: string) => boolean): ListedProduct[] {
  if (isKnown(text)) return [{ name: text.trim(), quantity: null }]
  const parts = text
    .split(/[、，,;；\n]|\s[+＋]\s/)
    .filter((part) => part.trim() !== '')
    .map(listedProduct)
  const isList = parts.length > 0 && parts.every(({ name, quantity }) => quantity !== null || isKnown(name))
  return isList ? parts : [{ name: text.trim(), quantity: null }]
}

const included =
  /[（(【[]\s*(?:含|包含|包括|内含|附带?|incl(?:\.|uding|udes)?\b|with\b)[^()（）【】[\]]*[)）】\]]/giu
/** What is priced without what it is said to include: 检测(含试剂、耗材、配送) is one thing. */
export const withoutIncluded = (text: string): string => text.replace(included, ' ').trim()
