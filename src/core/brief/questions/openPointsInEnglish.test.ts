import { expect, it } from 'vitest'
import { openInEnglish } from './openPointsInEnglish.ts'

const open = (line: string): string | null => {
  const found = openInEnglish(line)
  return found && line.slice(found.start, found.end)
}

it('what is not settled is told with its subject, without what follows from it', () => {
  expect(open('Payment plan is still under discussion on our side, so quote both.')).toBe(
    'Payment plan is still under discussion on our side',
  )
  expect(open('The hand-over date is tbc.')).toBe('The hand-over date is tbc')
  expect(open('Thanks for this. Whether the yard is included is not yet decided.')).toBe(
    'Whether the yard is included is not yet decided',
  )
})

it('so is what nobody knows', () => {
  expect(open('no idea if they would take the crane on lease, need to ask')).toBe(
    'no idea if they would take the crane on lease',
  )
  expect(open('what about the roof? nobody could tell me whether it carries 4 tonnes')).toBe(
    'nobody could tell me whether it carries 4 tonnes',
  )
})

it.each([
  'not sure if I can make it on Tuesday',
  'no idea when we get our margin back',
  'The price is not final?',
  'It was not clear who would pay, now it is them',
  'Not sure if that helps',
  'The shop is open on Saturday',
])('not in: %s', (line) => expect(open(line)).toBeNull())
