/** The file's name without folder and ending, whichever slash its system uses. */
export function nameOf(path: string): string {
  return path.replace(/^.*[\\/]/, '').replace(/\.gguf$/i, '')
}
