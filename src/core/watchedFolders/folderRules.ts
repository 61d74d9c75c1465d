import { constants } from 'node:fs'
import { access, realpath, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, parse, relative, sep } from 'node:path'
import { AppError } from '../../shared/errors.ts'

/** Folders of the system: nothing below them is a team's. */
const systemFolders = [
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/lib',
  '/lib32',
  '/lib64',
  '/proc',
  '/run',
  '/sbin',
  '/sys',
  '/usr',
  '/System',
  '/Library',
  '/private/etc',
]
/** Folders in which everybody's lie: themselves too wide, those in them not. */
const sharedFolders = [
  '/Applications',
  '/Users',
  '/Volumes',
  '/home',
  '/media',
  '/mnt',
  '/opt',
  '/private',
  '/private/tmp',
  '/private/var',
  '/root',
  '/srv',
  '/tmp',
  '/var',
]

/** Whether `inner` is `outer` or lies in it. Both absolute, without links. */
export function isWithin(outer: string, inner: string): boolean {
  const between = relative(outer, inner)
  return between === '' || (between !== '..' && !between.startsWith(`..${sep}`) && !isAbsolute(between))
}

const isWindowsSystem = (path: string): boolean =>
  /^[a-z]:\\(windows|program files|program files \(x86\)|programdata)(\\|$)/i.test(path) ||
  /^[a-z]:\\(users)?$/i.test(path)

/** Whether a folder is the system's, a whole disk, or so wide that everybody's things lie in it. */
export const isSystemFolder = (path: string, home: string = homedir()): boolean =>
  path === parse(path).root ||
  isWindowsSystem(path) ||
  systemFolders.some((folder) => isWithin(folder, path)) ||
  sharedFolders.includes(path) ||
  isWithin(path, home)

export interface Surroundings {
  /** Folders of the product: the workspace, where workspaces and keys lie. */
  own: readonly string[]
  /** Folders that are watched already. */
  watched: readonly string[]
  home?: string
}

const codeOf = (error: unknown): string | undefined => (error as { code?: string }).code

/** The folder itself, without links. Refuses with `watch.notFound`, `watch.notAFolder` and `watch.unreadable`. */
export async function realFolder(path: string): Promise<string> {
  try {
    const real = await realpath(path)
    if (!(await stat(real)).isDirectory()) throw new AppError('watch.notAFolder', { folder: path })
    await access(real, constants.R_OK | constants.X_OK)
    return real
  } catch (error) {
    if (error instanceof AppError) throw error
    const isMissing = codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR'
    throw new AppError(isMissing ? 'watch.notFound' : 'watch.unreadable', { folder: path }, error)
  }
}

/**
 * A folder as it may be watched, without links. Refuses with the codes of `realFolder`, and with `watch.notAbsolute`,
 * `watch.systemFolder`, `watch.ownFolder` (the product's own data would come back into it) and `watch.overlaps`.
 */
export async function admissibleFolder(path: string, { own, watched, home }: Surroundings): Promise<string> {
  if (!isAbsolute(path)) throw new AppError('watch.notAbsolute', { folder: path })
  const real = await realFolder(path)
  if (isSystemFolder(real, home)) throw new AppError('watch.systemFolder', { folder: real })
  for (const folder of own) {
    const ours = await realpath(folder).catch(() => folder)
    if (isWithin(ours, real) || isWithin(real, ours)) throw new AppError('watch.ownFolder', { folder: real })
  }
  const other = watched.find((folder) => isWithin(folder, real) || isWithin(real, folder))
  if (other !== undefined) throw new AppError('watch.overlaps', { folder: real, other })
  return real
}
