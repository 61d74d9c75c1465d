/**
 * Radicals of the supplement for which Unicode states no equivalent, each before the character that it draws. Browsers and
 * office programs that print to PDF name a glyph by the radical as soon as the font has both under one drawing.
 */
const supplement =
  '⺁厂⺇几⺍小⺎兀⺏尣⺠民⺬示⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻯竜⻰龙⻱龜'

const characters = [...supplement]
const drawn = new Map(
  characters.flatMap((radical, at) => (at % 2 === 0 ? [[radical, characters[at + 1]!] as const] : [])),
)

/** A text whose radicals are the characters that people read and search: ⽇期 is 日期, 部⻔ is 部门. */
export const withoutRadicals = (text: string): string =>
  text.replace(/[\u2e80-\u2fdf]/gu, (radical) => drawn.get(radical) ?? radical.normalize('NFKC'))
