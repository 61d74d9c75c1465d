import { expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import { amongOurselves } from '../whoSays/amongOurselves.ts'

const at = Date.UTC(2026, 4, 21)
const quiet = (text: string) =>
  amongOurselves(extractFacts(text, at, 'note'), text, at).flatMap(({ kind, text }) =>
    kind === 'keepQuiet' ? [text] : [],
  )

it.each([
  "from June we're two fitters short on the night shift",
  'we are down a couple of drivers until August',
  "we don't have enough trainers for both sites",
  '我们这边6月起缺2个焊工，排不开',
  '夜班少三个师傅',
  '最近人手不够，先别答应周末',
  'it is 36 bays, the 40 in the pipeline is out of date',
  'The CRM still says 18 sites, that is wrong',
  '泵一共16台，系统里14台是旧的',
])('%s: is not for the customer', (text) => {
  expect(quiet(text)).toHaveLength(1)
})

it.each([
  'they are two fitters short on the night shift',
  '客户那边人手不够',
  'are we short of drivers?',
  'the 40 in the pipeline is what they ordered',
  '系统里14台都已发货',
  'we are short of time',
])('%s: keeps nothing', (text) => {
  expect(quiet(text)).toEqual([])
})

it('is told as its sentence alone', () => {
  expect(
    quiet('Report goes out Tuesday.\nunit count is 22 + 6, the 24 in the CRM is from the brochure.\n\nPia'),
  ).toEqual(['unit count is 22 + 6, the 24 in the CRM is from the brochure'])
})
