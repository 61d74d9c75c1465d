import type { SellingProfile } from './vocabulary.ts'

const medical =
  /医疗|医械|医药|医学|医用|药业|制药|诊断|牙科|口腔|康复器|medical|med-?tech|health ?care|pharma|diagnostic|surgical|biomedical|dental|clinical|orthop/i

/**
 * What a firm sells as far as its name tells, or null: the proposal of whoever sets up a workspace, before somebody says
 * otherwise. A medical team that overlooks the question gets the stricter list that way.
 */
export const profileByName = (firm: string): SellingProfile | null => (medical.test(firm) ? 'medical' : null)
