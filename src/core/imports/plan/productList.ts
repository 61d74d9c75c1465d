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

const listedProduct = (text: string): ListedProduct => {
  const found = counted.exec(text.normalize('NFKC').trim())
  const quantity = found === null ? 0 : Number(found[2])
  return found === null || quantity === 0
    ? { name: text.trim(), quantity: null }
    : { name: found[1]!.trim(), quantity }
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
