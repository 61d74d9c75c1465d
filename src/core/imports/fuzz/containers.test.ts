import { expect, it } from 'vitest'
import { containerFault, containerInput, containerNames } from './containers.ts'

/** `npm run fuzz -- --format within.zip` takes as many as one likes. */
const seed = 20_261_123

it.each(containerNames)('every file in %s is read or listed with a reason', async (name) => {
  for (let index = 0; index < 60; index += 1) {
    const fault = await containerFault(name, seed, index)
    expect([name, seed, index, fault]).toEqual([name, seed, index, null])
  }
})

it('has files within files to tell of', () => {
  const depths = Array.from({ length: 60 }, (_, index) => containerInput('within.zip', seed, index)).flatMap(
    ({ members }) => members.map(({ within }) => within.length),
  )
  expect(Math.max(...depths)).toBeGreaterThanOrEqual(4)
})
