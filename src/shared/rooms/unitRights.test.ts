import { describe, expect, test } from 'vitest'
import type { RoomMember } from '../contract/relays.ts'
import type { Charter, Closing, Member } from './psu.ts'
import { unitRightsDifferences } from './unitRights.ts'

const now = Date.UTC(2026, 10, 1)
const day = 86_400_000
const charter: Charter = {
  ...{ customer: '明州二院', purpose: '', goal: '', startsAt: now - day },
  endsAt: now + 30 * day,
}
const listed = (name: string, expiresAt: number, right: Member['right'] = 'member'): Member => ({
  ...{ name, task: '', right, expiresAt, by: '钱越', at: now },
})
const given = (
  name: string,
  role: RoomMember['role'],
  expiresAt: number | null = null,
  person: string | null = `p-${name}`,
): RoomMember => ({ person, name, role, expiresAt })
const differences = (
  roles: readonly RoomMember[],
  unit: { charter?: Charter; closing?: Closing; members?: readonly Member[] },
) =>
  unitRightsDifferences(roles, { charter: undefined, closing: undefined, members: [], ...unit }, now).map(
    ({ member, reason, wanted }) => [member.name, reason, wanted.role, wanted.expiresAt],
  )

describe('a unit’s rights beside the roles at the relay', () => {
  test('a role ends with the right in the list, and at the latest with the unit', () => {
    const members = [listed('李伟', now + 10 * day), listed('赵敏', now + 90 * day)]
    const roles = [
      ...[given('李伟', 'editor'), given('赵敏', 'commenter', now + 60 * day)],
      given('孙立', 'editor'),
    ]
    expect(differences(roles, { charter, members })).toEqual([
      ['李伟', 'ends', 'editor', now + 10 * day],
      ['赵敏', 'ends', 'commenter', now + 30 * day],
      ['孙立', 'ends', 'editor', now + 30 * day],
    ])
  })

  test('one that ends as it should is no difference, one that ends earlier is', () => {
    const members = [listed('李伟', now + 10 * day), listed('赵敏', now + 20 * day)]
    const roles = [given('李伟', 'editor', now + 10 * day), given('赵敏', 'editor', now + 5 * day)]
    expect(differences(roles, { charter, members })).toEqual([['赵敏', 'earlier', 'editor', now + 20 * day]])
  })

  test('whose right has expired, and who only observes, reads from then on', () => {
    const members = [listed('李伟', now), listed('赵敏', now + 20 * day, 'observer')]
    const roles = [given('李伟', 'editor'), given('赵敏', 'commenter', now + 5 * day)]
    expect(differences(roles, { charter, members })).toEqual([
      ['李伟', 'expired', 'viewer', null],
      ['赵敏', 'expired', 'viewer', now + 5 * day],
    ])
  })

  test('somebody with two lines in the list has the longer right, as on this machine', () => {
    const members = [listed('李伟', now - day), listed('李伟', now + 10 * day)]
    expect(differences([given('李伟', 'editor')], { charter, members })).toEqual([
      ['李伟', 'ends', 'editor', now + 10 * day],
    ])
  })

  test('everybody in the team writes nothing where there is a list, and until the end where there is none', () => {
    const everybody = given('', 'editor', null, null)
    expect(differences([everybody], { charter, members: [listed('李伟', now + day)] })).toEqual([
      ['', 'everybody', 'viewer', null],
    ])
    expect(differences([everybody], { charter })).toEqual([['', 'ends', 'editor', now + 30 * day]])
  })

  test('a unit that is over leaves everybody reading, by its end or by its closing review', () => {
    const closing: Closing = { reached: '', lessons: '', reuse: '', by: '钱越', closedAt: now - day }
    const roles = [given('李伟', 'editor'), given('王芳', 'viewer'), given('外人', 'guest', now + day)]
    const over = [['李伟', 'dissolved', 'viewer', null]]
    expect(differences(roles, { charter, closing })).toEqual(over)
    expect(differences(roles, { charter: { ...charter, endsAt: now } })).toEqual(over)
  })

  test('owners are left out, and a unit without charter and list says nothing', () => {
    expect(differences([given('钱越', 'owner')], { charter })).toEqual([])
    expect(differences([given('李伟', 'editor')], {})).toEqual([])
  })
})
