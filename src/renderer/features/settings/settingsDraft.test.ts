import { describe, expect, it } from 'vitest'
import { changedSettings, isZone, readNames, type Settings } from './settingsDraft.ts'

const settings: Settings = {
  actorName: '钱越',
  role: 'rep',
  profile: 'medical',
  currency: 'CNY',
  zone: 'Asia/Shanghai',
  ownFirm: '',
  ownOwners: ['钱越'],
  modelPath: null,
  modelServer: null,
}

describe("a workspace's settings", () => {
  it('reads names in Chinese and western punctuation, each once', () => {
    expect(readNames('钱越，罗宁、 Mara Lind; 钱越')).toEqual(['钱越', '罗宁', 'Mara Lind'])
    expect(readNames(' ')).toEqual([])
  })
  it('knows a time zone when it sees one', () => {
    expect(isZone('Asia/Shanghai')).toBe(true)
    expect(isZone('Beijing')).toBe(false)
    expect(isZone('')).toBe(false)
  })
  it('sends only what changed', () => {
    expect(changedSettings(settings, { ...settings, role: 'manager', ownOwners: ['钱越', '罗宁'] })).toEqual({
      role: 'manager',
      ownOwners: ['钱越', '罗宁'],
    })
    expect(changedSettings(settings, { ...settings, ownOwners: ['钱越'] })).toEqual({})
  })
})
