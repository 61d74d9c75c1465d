import { wordClassOf } from '../../imports/matching/plainWords.ts'
import { isFirmName } from './rivalCandidates.ts'

/** 竞品笔记, 友商动态, "competitor notes", "Rivals Q4": what a file is called that goes through our rivals. */
const ofRivals =
  /竞品|竞争对手|竞对|友商|对手(?:情况|笔记|动态|分析|资料|信息|档案|汇总|清单|备忘)|\b(?:competitors?|competition|competitive|rivals?)\b|battle ?cards?|\bcomp(?:etitors?|etitive)?[ -]?(?:intel|info|watch|notes?)\b/iu
/** Whether a file, by its name, goes through our rivals. */
export const isOfRivals = (name: string): boolean => ofRivals.test(name.replaceAll('_', ' '))

const heading = /^[ \t]*(?:#{1,6}[ \t]+|【|\*\*)(?<name>[^\n#*】]{2,40}?)(?:】|\*\*)?[ \t]*[:：]?[ \t]*$/gmu
/** What a heading says that is nobody's name: 价格对比, 我们的优势. */
const noName =
  /[价格比较势点略结析表分类型号优劣强弱]|动态|下一步|总|我们|我方|其他|其它|竞品|对手|友商|行业|市场|产品|服务|技术|概述|背景|说明|备注|待办|更新|本周|上周|今年|客户|项目|应对|策略|机会|风险|附录|目录|综合|汇总|信息|资料|来源|\d/u

/**
 * The firms that the headings of a file on rivals name: 迅升 over what is known of it. A heading that may be anything else
 * than a name is none.
 */
export function rivalsHeaded(fileName: string, title: string, text: string): string[] {
  if (!isOfRivals(fileName) && !isOfRivals(title)) return []
  const headings = [...text.matchAll(heading)].map(({ groups }) => groups!.name!.trim())
  return [...new Set(headings)].filter((name) =>
    /\p{Script=Han}/u.test(name)
      ? /^\p{Script=Han}{2,4}$/u.test(name) && !noName.test(name)
      : /^\p{Lu}[\p{L}&-]{2,20}$/u.test(name) &&
        isFirmName(name) &&
        wordClassOf(name.toLowerCase()) === 'own',
  )
}
