import { describe, expect, it } from 'vitest'
import type { ProposedFact } from '../proposedFact.ts'
import { isFragment } from './fragments.ts'

const of = (kind: ProposedFact['kind'], text: string): ProposedFact => ({
  kind,
  subject: '',
  start: 0,
  end: text.length,
  text,
  figures: [],
  speaker: 'customer',
  stance: 'asked',
  saidBy: null,
})

describe('a piece of what was said', () => {
  it.each([
    ['customerAsk', '## What Paula needs'],
    ['customerAsk', 'Rosa would like to see that'],
    ['customerAsk', 'I want you to know we have it'],
    ['customerAsk', '后天能不能谈'],
    ['customerAsk', '我可没说非要买断'],
    ['statedConcern', '就怕这个'],
    ['meetingDecision', '二、议定'],
    ['handedOver', '链接也发大家了'],
    ['handedOver', 'I sent her a card and flowers'],
  ] as const)('%s: %s', (kind, text) => expect(isFragment(of(kind, text))).toBe(true))
  it.each([
    ['customerAsk', 'Rosa would like to see the floor plan'],
    ['customerAsk', '交货能不能提前'],
    ['statedConcern', '最怕断电'],
    ['handedOver', '样本报告也发大家了'],
    ['customerAsk', 'FOB Gdynia please, not CIF'],
  ] as const)('not %s: %s', (kind, text) => expect(isFragment(of(kind, text))).toBe(false))
})
