/**
 * Crossings into another module's tables that are accepted, each with its reason. The rule behind it: a module
 * calls another module's exported functions, because tables change and functions keep their promise.
 */
export const allowedCrossings = new Map([])
