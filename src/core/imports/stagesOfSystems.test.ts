import { expect, it } from 'vitest'
import { stageOf } from './stages.ts'

/** Stages as sales systems come with them. */
it.each([
  ['Prospecting', 'qualify'],
  ['Needs Analysis', 'discover'],
  ['Value Proposition', 'evaluate'],
  ['Id. Decision Makers', 'discover'],
  ['Proposal/Price Quote', 'propose'],
  ['Negotiation/Review', 'negotiate'],
  ['Appointment Scheduled (Sales Pipeline)', 'qualify'],
  ['Presentation Scheduled', 'discover'],
  ['Decision Maker Bought-In', 'negotiate'],
  ['Contract Sent', 'close'],
  ['1-Qualify', 'qualify'],
  ['2-Develop', 'evaluate'],
  ['3-Propose', 'propose'],
  ['Contact Made', 'qualify'],
  ['Angebot abgegeben', 'propose'],
  ['Verhandlung', 'negotiate'],
  ['Gewonnen', 'won'],
  ['Verloren', 'lost'],
  ['Zurückgestellt', null],
])('%s is %s', (text, stage) => expect(stageOf(text)).toBe(stage))
