import type { Lang } from '../../atoms/library/index.ts'

const counts: Readonly<Record<string, string>> = {
  百: '100',
  千: '1000',
  万: '10000',
  thousand: '千',
  hundred: '百',
}
const coin = '(?:元|块钱?|[欧美港日]元?|英?镑|[€£$¥￥]|EUR|USD|GBP|CNY|RMB|CHF)?'
const forWhat =
  /^\s*(?:(?:一|每|[/／])\s?(?<of>[百千万]?\s?(?:个(?:人|测试|席位|点位|账号)|[个只件套张枚片支条箱盒吨米把瓶桶卷本字斤升台]|公斤|平米?|平方))|(?:per|a|\/)\s?(?<many>thousand|hundred|1,?000|1k)\b)/iu

/**
 * What a price in these words is for, as it stands behind its sum: /千个 of 3720一千个, per thousand of EUR 1,720 per
 * thousand; empty where nothing says, and where the other language has no words for it.
 */
export function pricePer(text: string, sum: number, lang: Lang): string {
  const [whole = '', tenths] = String(sum).split('.')
  const digits = `${whole.split('').join(',?')}(?:${tenths === undefined ? '\\.0+' : `\\.${tenths}0*|块${tenths}[毛角]?`})${tenths === undefined ? '?' : ''}`
  const found = new RegExp(`(?<![\\d.,])${digits}(?![\\d.])\\s*${coin}`, 'iu').exec(text)
  if (found === null) return ''
  const { of, many } = forWhat.exec(text.slice(found.index + found[0].length))?.groups ?? {}
  if (of !== undefined) {
    const count = counts[of[0]!]
    return lang === 'zh'
      ? `/${of.replaceAll(/\s/g, '').replace(/^个(?=.)/, '')}`
      : count === undefined
        ? ''
        : ` per ${count}`
  }
  if (many === undefined) return ''
  const word = /^h/i.test(many) ? 'hundred' : 'thousand'
  return lang === 'zh' ? `/${counts[word]}` : ` per ${word}`
}
