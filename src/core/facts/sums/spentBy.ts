import { blanked } from '../cues/mayMatch.ts'

/** Money that its owner has to spend by a day: a deadline of theirs, and nothing that they ask of us. */
const spentBy = {
  han: /(?:预算|经费|资金|额度|拨款|专款|款[项子]?|钱|指标|配额|盘子)[^。；;\n]{0,28}?(?:用完|用掉|用光|花完|花掉|花光|花出去|付出去|付掉|执行完|执行掉|执行到位|支出|列支|消化|使用完毕?|使用掉|结转|作废|收回|清零|走完|下完单)/g,
  latin:
    /\b(?:budget|funds?|funding|money|grant|capex|allocation|envelope)\b[^.;\n]{0,40}?\b(?:(?:has|have|needs?|ought|is|are) to|must|should|shall) (?:all |still )?(?:be |get )(?:fully |all )?(?:spent|used(?: up)?|committed|called off|drawn(?: down)?|invoiced|allocated|gone)\b/gi,
} as const

/** A sentence without what it says of by when its money is to be spent; every other letter keeps its place. */
export const withoutSpending = (sentence: string): string =>
  blanked(spentBy.latin, blanked(spentBy.han, sentence))
