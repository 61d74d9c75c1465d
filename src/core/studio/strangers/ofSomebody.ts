import { withoutSlots } from '../../atoms/library/index.ts'

/**
 * A third person at one customer's: 他, she, 处长. Whom a sentence speaks of so is somebody there, and nobody anywhere else.
 */
const third = {
  zh: /(?<!其)[他她](?!们)|(?<![找由和跟位级各有及管的])(?:主任|院长|处长|科长|部长|局长|校长|厂长|书记|经理|总监|护士长|会计|老板)(?!们|级|办|室|签字|审批|会|助理|一?[职岗])/u,
  en: /\b(?:he|she|his|her|hers|him)\b|\bthe (?:manager|director|boss|chief|owner|chairman|secretary|accountant)\b(?! (?:may|must|signs?))/iu,
} as const

/**
 * Whether a sentence speaks of a third person. What is told of somebody is found by words (`tellsPrivately`), and words run
 * out; that it is told of somebody shows by little more than a pronoun. Such a sentence may be learned from, and is never put before another customer.
 */
export const speaksOfSomebody = (template: string, lang: 'zh' | 'en'): boolean =>
  third[lang].test(withoutSlots(template))
