import { expect, test } from 'vitest'
import { sampleActs } from './acts.ts'
import { createCalendar } from './calendar.ts'
import { sampleRooms } from './roomStory.ts'
import { tellStory } from './story.ts'

/** Wednesday 11 March 2026, ten o'clock in Shanghai. */
const morning = Date.UTC(2026, 2, 11, 2)

test('the rooms are the same for every moment of one day', () => {
  const evening = createCalendar(morning).at(0, '23:10')
  expect(sampleRooms(evening)).toEqual(sampleRooms(morning))
})

test('nothing was written, decided, done or touched later than the day’s first minute; what is due and ends may be', () => {
  const midnight = createCalendar(morning).at(0, '0:00')
  const ahead: string[] = []
  const look = (value: unknown, path: string) => {
    if (typeof value === 'number' && value >= midnight && !/(dueAt|expiresAt|charter\.endsAt)$/.test(path))
      ahead.push(path)
    else if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) look(each, `${path}.${key}`)
  }
  look(sampleRooms(morning), '')
  expect(ahead).toEqual([])
})

test('every deal, region and person of the rooms is in the files', () => {
  const { board, map, unit } = sampleRooms(morning)
  const { deals, accounts } = tellStory(morning)
  for (const code of [...board.deals, map.deal, unit.deal])
    expect(deals.some((deal) => deal.code === code && deal.outcome === 'open')).toBe(true)
  const regions = new Set(accounts.map(({ region }) => region))
  expect(new Set(board.regions)).toEqual(regions)
  for (const { region } of board.cards) expect(regions).toContain(region)
  const seated = sampleActs(morning).seats.flatMap(({ deal, contact }) =>
    deal === map.deal ? [contact] : [],
  )
  expect(new Set(Object.keys(map.people))).toEqual(new Set(seated))
})

test('the room of a Chinese customer is in Chinese, that of an English one in English', () => {
  const { map, unit } = sampleRooms(morning)
  const isChinese = (text: string) => /\p{Script=Han}/u.test(text)
  expect(
    [map.name, ...map.steps, ...map.lanes, ...map.nodes.map(({ title }) => title)].every(isChinese),
  ).toBe(true)
  expect(isChinese(JSON.stringify(unit))).toBe(false)
})
