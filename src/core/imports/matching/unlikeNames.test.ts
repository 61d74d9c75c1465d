import { describe, expect, it } from 'vitest'
import { nameForm } from './nameForm.ts'
import { areUnlike, isNoCode } from './unlikeNames.ts'

const unlike = (left: string, right: string) => areUnlike(nameForm(left), nameForm(right))

describe('names of two things', () => {
  it.each([
    ['Sealing ring', 'Drive belt'],
    ['Amoxicillin 250mg, capsules', 'Amoxicillin 500mg, capsules'],
    ['轴承座', '齿轮油'],
    ['螺栓', '螺母'],
    ['Harrow Lake Dairy', 'Penwick Stone'],
  ])('%s and %s', (left, right) => expect([unlike(left, right), unlike(right, left)]).toEqual([true, true]))
})

describe('names that may be of one thing', () => {
  it.each([
    ['Sealing ring', 'Ring, sealing, nitrile'],
    ['Amoxicillin 250mg', 'Amoxicillin 250mg, 20 capsules'],
    ['轴承座', '带座轴承'],
    // What cannot be compared is never unlike: another script, a model.
    ['心电图机', 'Electrocardiograph'],
    ['Colour printer', 'LX-220'],
    ['Meadow Valley Trust', 'MVT'],
    ['Pump', 'Pumps'],
  ])('%s and %s', (left, right) => expect([unlike(left, right), unlike(right, left)]).toEqual([false, false]))
})

it.each(['New', ' tbc', 'Not assigned', '待定', '无编码', '0000', 'xxx', 'N/A'])('%s is no code', (cell) =>
  expect(isNoCode(cell)).toBe(true),
)
it.each(['NW-1', 'A0', '10', 'New-7', '定1'])('%s may be a code', (cell) =>
  expect(isNoCode(cell)).toBe(false),
)
