import type { FoundFigure } from '../figures.ts'

/**
 * 260万那个不作数了, 原来27号的作废, 150万那版别看了, 三年质保那条取消: a figure that is said to hold no longer. Between the two
 * may stand what it is of, and nothing by which it would only end one day (11月30日后作废, 逾期作废, 可取消).
 */
const voidBehind =
  /^(?:(?!年初|原[来先定]|之前|以前|上次|早先|老的|旧的)[^，,。；;\n\s\d了后起过到逾届自动可能若如才前]){0,8}?\s?(?:不作数|不算数|不算(?=了|[。，,；;\s]|$)|作废|作罢|无效|失效|废止|撤销|取消(?!率|费|订)|不再(?:执行|有效|适用|沿用|采用)|不适用|别(?:再)?(?:看|用|管|按)了?|不用(?:再)?(?:看|管)|忽略|划掉|不要了)|^(?:那个|的)?(?:是)?(?:写|说|报|发|填)?错了/

/** Whether a Chinese sentence says of a figure that it does not hold any more. */
export const isVoided = (sentence: string, { end }: Pick<FoundFigure, 'end'>): boolean =>
  voidBehind.test(sentence.slice(end))
