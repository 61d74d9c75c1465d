import { defineConfig } from 'vitest/config'

/** For this package by itself (`npm test` here); in the repository its tests run with the app's. */
export default defineConfig({
  test: {
    include: ['{src,proof,bench,pack}/**/*.test.ts'],
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
