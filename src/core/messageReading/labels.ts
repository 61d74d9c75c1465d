/** What somebody holds against a purchase, as said in one message; `none` where nothing is. */
export const messageObjections = [
  'none',
  'tooExpensive',
  'noBudget',
  'notNow',
  'noNeed',
  'noTrust',
  'rivalBetter',
  'tooMuchWork',
  'notMyCall',
  'missingFeature',
  'pastTrouble',
  'legalTerms',
] as const
export type MessageObjection = (typeof messageObjections)[number]

/** How a message stands towards us and the deal. */
export const messageSentiments = ['pos', 'neu', 'neg'] as const
export type MessageSentiment = (typeof messageSentiments)[number]

/** What is asked of a text; `addressee` of a sentence of ours, the others of a customer's message. */
export const headNames = ['concern', 'role', 'stage', 'objection', 'sentiment', 'addressee'] as const
export type HeadName = (typeof headNames)[number]
