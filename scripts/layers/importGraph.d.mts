export interface Import {
  from: string
  to: string
  isPackage: boolean
  isType: boolean
}

export function listSources(root: string, folders: readonly string[]): string[]
export function readImports(path: string, source: string): [specifier: string, isType: boolean][]
export function importGraph(root: string, files: readonly string[]): Import[]
export function findCircles(imports: readonly Import[]): string[][]
