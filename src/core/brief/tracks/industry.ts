import type { Industry, SellingProfile } from '../../../shared/vocabulary.ts'

/** What tells the line of a customer and of what they are to buy. */
export interface Trade {
  customer: { name: string; industry: string | null }
  /** Names of the deal and of what it, or anything else of our catalogue, sells. */
  sold: readonly string[]
  /** What the workspace says that its team sells. */
  profile: SellingProfile
}

/** Whether a customer cares for patients: what may be said to them is narrower, whatever else the team sells. */
export const caresForPatients = ({ name, industry }: Trade['customer']): boolean =>
  careGiver.test(`${industry ?? ''} ${name}`)

const careGiver = /医|hospital|clinic|medical|卫生/i
const maker = /软件|制造|工厂|工业|plant|manufactur|industr|factory|works/i
const software =
  /软件|许可证?|订阅|云平台|数字化|信息化|(?<![a-z])(?:MES|ERP|SCADA|QMS|PLM|WMS|APS|OEE|SaaS|software|licen[cs]es?|subscriptions?)(?![a-z])/i

/**
 * Whose words a call is held in. Those of a trade only where it is known: of medical devices by the customer or by the team,
 * of industrial software by a maker who is to buy some; everybody else is spoken to in words of no trade.
 */
export function industryOf({ customer, sold, profile }: Trade): Industry {
  if (caresForPatients(customer)) return 'medicalDevice'
  if (maker.test(`${customer.industry ?? ''} ${customer.name}`))
    return sold.some((name) => software.test(name)) ? 'industrialSoftware' : 'general'
  return profile === 'medical' ? 'medicalDevice' : 'general'
}
