import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeWorkspaceSettings } from '../../app/workspaceSettings.ts'
import { openImportDesk } from '../../imports/importFixture.ts'
import { oursAtCall } from './oursAtCall.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const callAt = Date.UTC(2026, 5, 3, 2)
const theirs = [{ name: 'Joan Pike', email: 'j.pike@marlow.example' }]
const oursOf = (us: { ownFirm: string; actorName: string; ownOwners?: string[] }, attendees: string) => {
  writeWorkspaceSettings(desk.db, desk.context.stamp(), us)
  return oursAtCall(desk.db, [{ plannedAt: callAt, attendees }], callAt, theirs)
}

describe('who of us joins a call', () => {
  it('is whoever writes from an address of our firm, and not the reader', () => {
    const us = { ownFirm: 'Brackwater Pumps', actorName: 'Ines Vidal' }
    expect(
      oursOf(
        us,
        'Ines Vidal <i.vidal@brackwaterpumps.example>; Tom Reyes <t.reyes@brackwaterpumps.example>; Joan Pike <j.pike@marlow.example>',
      ),
    ).toEqual(['Tom Reyes'])
  })

  it('by the reader’s own address where that is not called as the firm', () => {
    const us = { ownFirm: '苏州衡岭泵业', actorName: 'Ines Vidal' }
    expect(
      oursOf(
        us,
        'Ines Vidal <iv@hl-fluid.example>; 顾远 <gu@hl-fluid.example>; Max Orr <max@adviser.example>',
      ),
    ).toEqual(['顾远'])
  })

  it('or of another firm where we wrote that they come for us', () => {
    const us = { ownFirm: 'Brackwater Pumps', actorName: 'Ines Vidal' }
    writeWorkspaceSettings(desk.db, desk.context.stamp(), us)
    const attendees = 'Joan Pike <j.pike@marlow.example>; Max Orr <max@adviser.example>'
    expect(oursAtCall(desk.db, [{ plannedAt: callAt, attendees }], callAt, theirs, ['Max'])).toEqual([
      'Max Orr',
    ])
  })

  it('or whom the team knows by name; nobody else', () => {
    const us = { ownFirm: 'Brackwater Pumps', actorName: 'Ines Vidal', ownOwners: ['Petra Holm'] }
    expect(oursOf(us, 'Petra Holm; Joan Pike; Max Orr <max@adviser.example>')).toEqual(['Petra Holm'])
  })
})
