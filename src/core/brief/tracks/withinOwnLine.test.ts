import { expect, it } from 'vitest'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { atomsWithinOwnLine, refusedFigures, withoutRefused } from './withinOwnLine.ts'

const fact = (kind: string, text: string, subject = ''): CustomerFact =>
  ({ kind, text, subject, figures: [], speaker: 'team' }) as unknown as CustomerFact
const line = fact(
  'ownLine',
  '开口价380、账期60天可以。赵姐还的340是含吊装的，不能答应。',
  'opening give refusal',
)

it('what was refused among us is held out by no track', () => {
  expect([...refusedFigures([line])]).toEqual(['340'])
  const asks = [fact('customerAsk', '总价340万包干，含吊装'), fact('customerAsk', '账期60天'), line]
  expect(withoutRefused(asks).map(({ text }) => text)).toEqual(['账期60天', line.text])
})
it('nothing is left out where nothing was refused', () => {
  const open = fact('ownLine', '第一口380', 'opening')
  expect(withoutRefused([fact('customerAsk', '总价340万'), open])).toHaveLength(2)
})
it('no sentence offers less for less where we have settled where we stop', () => {
  const atoms = [{ en: 'Then we reduce the scope.' }, { en: 'We send the list.' }]
  expect(atomsWithinOwnLine(atoms, [line])).toEqual([atoms[1]])
  expect(atomsWithinOwnLine(atoms, [])).toEqual(atoms)
})
