import { expect, it } from 'vitest'
import { findFigures } from '../figures.ts'
import { daysOf } from '../lists/taskDays.ts'

// A Tuesday.
const at = Date.parse('2026-06-23T08:00:00Z')
const daysIn = (text: string): unknown[] =>
  findFigures(text, at)
    .filter(({ kind }) => kind === 'date')
    .map(({ figure }) => figure.value)

it.each([
  ['试压记录原定12号交，现在还在外协，晚了', '2026-06-12'],
  ['本来9号就要给检测单的', '2026-06-09'],
  ['说好8号的盖章件到现在还没来', '2026-06-08'],
  ['15号就该给的色卡', '2026-06-15'],
  ['11号没给到', '2026-06-11'],
  ['16号回了一半货款', '2026-06-16'],
  ['图纸2号就发了', '2026-06-02'],
  ['The layout was due by the 12th, still nothing', '2026-06-12'],
  ['We shipped the spare rolls on the 9th', '2026-06-09'],
  ['It was promised by the 15th and never came', '2026-06-15'],
])('%s: the day has gone by', (text, day) => {
  expect(daysIn(text)).toEqual([day])
})

it.each([
  ['5号验收', '2026-07-05'],
  ['5号给就晚了', '2026-07-05'],
  ['货8号到了再付', '2026-07-08'],
  ['10号收到了就开票', '2026-07-10'],
  ['标书5号要交', '2026-07-05'],
  ['The award is on the 5th', '2026-07-05'],
  ['It will be sent by the 5th', '2026-07-05'],
  ['试车原定25号', '2026-06-25'],
])('%s: the day is still to come', (text, day) => {
  expect(daysIn(text)).toEqual([day])
})

it.each([
  '2.2 certificates to Ada',
  '2.1 certs for the flanges',
  'update to v 4.2',
  'check clause 5.3',
  '送4.5米样条',
])('%s names no day', (task) => {
  expect(daysOf(task, at)).toEqual([])
})
it.each([
  ['certs by 3.7', '2026-07-03'],
  ['26.6. call Ada', '2026-06-26'],
  ['寄样 7.2', '2026-07-02'],
])('%s is due on %s', (task, day) => {
  expect(daysOf(task, at).map(({ value }) => value)).toEqual([day])
})
