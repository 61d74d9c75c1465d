import { createFormat } from '../../i18n/format.ts'

const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** By the clock of this machine, not the workspace's: for when something was saved here or at a relay. */
export const createMachineFormat = (language: Parameters<typeof createFormat>[0]) =>
  createFormat(language, machineZone)
