export const coreFlags: readonly string[]
