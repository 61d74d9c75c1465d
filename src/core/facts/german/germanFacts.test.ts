import { expect, it } from 'vitest'
import { germanFacts } from './germanFacts.ts'

const at = Date.UTC(2026, 9, 12)
const letter = [
  'Sehr geehrter Herr Blum,',
  '',
  'vielen Dank für das Angebot. Wir haben es mit der Technik besprochen.',
  '- Nach der Planung liegt unser Budget bei 84.000 EUR (nicht mehr 92.500).',
  '- Unser Vorschlag: 79.500 EUR als Festpreis.',
  '- Der Vorstand tagt am Montag, 26. Oktober; die Unterlagen müssen am Donnerstag, 22. Oktober bei mir sein.',
  '- Frau Seidel braucht die Prüfberichte bis Freitag, 16. Oktober.',
  'Den Lageplan schaffe ich nicht mehr. Neuer Termin: Dienstag 20.10.',
  'Einen Ansprechpartner nennen wir bis 30.10.',
  'Rund 12.000 Artikel sind bei uns im Lager.',
].join('\n')
const read = (text: string, by: 'customer' | 'note' | 'ours' = 'customer') =>
  germanFacts(text, at, by).map(({ kind, figures }) => [kind, figures[0]?.value ?? null])

it('reads what a letter in German states', () => {
  expect(read(letter)).toEqual([
    ['budgetAmount', 84_000],
    ['askedPrice', null],
    ['decisionDate', '2026-10-26'],
    ['offerDueDate', '2026-10-22'],
    ['openTask', '2026-10-16'],
    ['customerPromise', '2026-10-20'],
    ['customerPromise', '2026-10-30'],
  ])
})

it('keeps to us what is told in confidence', () => {
  const told = germanFacts(
    'Hallo Eva, bitte behalt das für dich: Nordwerk liegt bei 71.000, und die Montage ist nicht dabei. Ich kämpfe für euch, das Lager ist bei uns zu klein.',
    at,
    'customer',
  )
  expect(told.filter(({ kind }) => kind === 'keepQuiet')).toHaveLength(2)
})

it('reads nothing of ours, nor of another language', () => {
  expect(read(letter, 'ours')).toEqual([])
  expect(read('Our budget is 84,000 EUR. The board decides on 26 October.')).toEqual([])
  expect(read('预算84万，10月26日上会。')).toEqual([])
})
