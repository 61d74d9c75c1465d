import type { RecordKindId } from '../recognition/recordKinds.ts'
import { planAccount, planContact } from './accounts.ts'
import { planActivity, planVisit } from './activities.ts'
import { planAtom } from './atoms.ts'
import { planPrice, planProduct, planReturn, planStock } from './catalog.ts'
import { planDeal, planStageChange } from './deals.ts'
import { planCompetitorPrice, planPolicy, planTender } from './market.ts'
import type { Planner } from './planning.ts'
import { planPriceLine } from './priceLines.ts'
import { planReceivable } from './receivables.ts'
import { planServiceTicket } from './serviceTickets.ts'
import { planTask } from './tasks.ts'

/** How each record kind becomes records; a new kind is one line here. */
export const planners: Record<RecordKindId, Planner> = {
  accounts: planAccount,
  contacts: planContact,
  deals: planDeal,
  dealStageHistory: planStageChange,
  products: planProduct,
  priceList: planPrice,
  quotes: planPriceLine('quote'),
  orders: planPriceLine('order'),
  receivables: planReceivable,
  stock: planStock,
  competitorPrices: planCompetitorPrice,
  policyEvents: planPolicy,
  tenderFeedback: planTender,
  returns: planReturn,
  serviceTickets: planServiceTicket,
  activities: planActivity,
  visitPlans: planVisit,
  tasks: planTask,
  atoms: planAtom,
}

/** In which order the files of one import are read, so that what is referred to is there first. */
export const kindOrder: readonly (RecordKindId | 'messages' | 'notes')[] = [
  'accounts',
  'contacts',
  'products',
  'priceList',
  'deals',
  'dealStageHistory',
  'quotes',
  'orders',
  'receivables',
  'stock',
  'competitorPrices',
  'policyEvents',
  'tenderFeedback',
  'returns',
  'serviceTickets',
  'activities',
  'visitPlans',
  'tasks',
  'atoms',
  'messages',
  'notes',
]
