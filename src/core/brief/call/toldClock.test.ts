import { describe, expect, it } from 'vitest'
import { clocksIn, momentBy } from './toldClock.ts'
import { zoneNamed, zoneOfDomain, zoneOfPhone } from './zonesOfCountries.ts'

const told = (text: string) =>
  clocksIn(text).map(({ clock, owner, zoneWords, zone }) => [clock, owner, zoneWords, zone])

describe('a time of day that somebody writes', () => {
  it('is by the clock that the words beside it name', () => {
    expect(told('Thursday 14:00 our time (NZDT), Teams')).toEqual([['14:00', 'writer', 'NZDT', 780]])
    expect(told('at 9.30am Danish time')).toEqual([['9.30am', 'named', 'Danish time', 'Europe/Copenhagen']])
    expect(told('10:00 GMT+4')).toEqual([['10:00', 'named', 'GMT+4', 240]])
    expect(told('定在周四北京时间16:00')).toEqual([['16:00', 'named', '北京时间', 'Asia/Shanghai']])
    expect(told('3pm Singapore time')).toEqual([['3pm', 'named', 'Singapore time', 'Asia/Singapore']])
  })
  it('or of whoever writes or reads it', () => {
    expect(told('15:00 for us, so 22:00 your time')).toEqual([
      ['15:00', null, null, null],
      ['22:00', 'reader', null, null],
    ])
    expect(told('我们这边时间上午10点，你们那边是下午5点')).toEqual([
      ['上午10点', 'writer', null, null],
      ['下午5点', 'reader', null, null],
    ])
    expect(told('That is 07:15 for you')).toEqual([['07:15', 'reader', null, null]])
  })
  it('or by a place alone behind it, whatever the sentence goes on with', () => {
    expect(told('how about 16:30 Denmark rather than the morning')).toEqual([
      ['16:30', 'named', 'Denmark', 'Europe/Copenhagen'],
    ])
    expect(told('Tuesday 9am Brisbane (7am in Perth), Zoom')).toMatchObject([
      ['9am', 'named', 'Brisbane', 'Australia/Brisbane'],
      ['7am', null, null, null],
    ])
    expect(told('let us say 11:00 UK Teams')).toEqual([['11:00', 'named', 'UK', 'Europe/London']])
    expect(told('we meet at 11:00 UK office')).toEqual([['11:00', null, null, null]])
  })
  it('and by nobody’s where nobody says so, or by a name of several zones', () => {
    expect(told('会议时间15:30，Meeting time 11:00')).toEqual([
      ['15:30', null, null, null],
      ['11:00', null, null, null],
    ])
    expect(told('11:00 IST')).toEqual([['11:00', 'named', 'IST', null]])
  })
  it('is a moment on a day by a zone, summer time and all', () => {
    expect(new Date(momentBy('Europe/Dublin', '2026-07-01', 570)).toISOString()).toBe(
      '2026-07-01T08:30:00.000Z',
    )
    expect(new Date(momentBy(660, '2026-11-25', 690)).toISOString()).toBe('2026-11-25T00:30:00.000Z')
  })
})

it('a country is known by its name, the end of an address, and the code of a telephone', () => {
  expect([zoneNamed('Kenyan'), zoneNamed('悉尼'), zoneNamed('Halifax'), zoneNamed('Dinner')]).toEqual([
    'Africa/Nairobi',
    'Australia/Sydney',
    'America/Halifax',
    null,
  ])
  expect([zoneOfDomain('a.b@firm.co.nz'), zoneOfDomain('x@firm.com'), zoneOfDomain('x@firm.com.au')]).toEqual(
    ['Pacific/Auckland', null, null],
  )
  expect([
    zoneOfPhone('+45 33 11 22 33'),
    zoneOfPhone('0571-8888 1234'),
    zoneOfPhone('+1 212 555 0100'),
  ]).toEqual(['Europe/Copenhagen', null, null])
})
