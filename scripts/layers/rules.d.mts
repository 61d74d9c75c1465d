import type { Import } from './importGraph.d.mts'

export interface Breach {
  rule: 'layer' | 'package' | 'module' | 'sql' | 'circle' | 'allowance'
  from: string
  to: string
}

export function findBreaches(imports: readonly Import[], allowed?: ReadonlyMap<string, string>): Breach[]
