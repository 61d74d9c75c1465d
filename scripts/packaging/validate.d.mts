import type { Configuration } from 'electron-builder'

export function validatePackaging(root: string, file?: string | null): Promise<Configuration>
