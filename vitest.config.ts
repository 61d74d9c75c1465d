import { defineConfig } from 'vitest/config'

/** Every core works: a core kept free for the machine would be half of a small one. */
const everyCore = { maxWorkers: '100%' } as const
/** Files of one worker share what they import; none may leave anything behind in a module. */
const shared = { ...everyCore, isolate: false } as const

export default defineConfig({
  test: {
    setupFiles: ['tests/setup/fastCheck.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
            'sync-server/**/*.test.ts',
            'tests/unit/**/*.test.ts',
          ],
          ...shared,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'data',
          include: ['tests/data/**/*.test.ts'],
          ...shared,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          ...everyCore,
          // Screens are waited for: they come last, with nothing beside them but each other.
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
