import { createContext, type ReactNode, useContext } from 'react'
import { type Format, formatOf } from './format.ts'
import { useLanguage } from './language.tsx'

const ZoneContext = createContext('Asia/Shanghai')

/** The workspace's time zone for everything below: times are shown in the zone that the team works in. */
export const ZoneProvider = ({ zone, children }: { zone: string; children: ReactNode }) => (
  <ZoneContext value={zone}>{children}</ZoneContext>
)

/** Formatters for the reader's language and the workspace's zone, or another zone where a record keeps its own. */
export function useFormat(zone?: string): Format {
  const language = useLanguage()
  const workspaceZone = useContext(ZoneContext)
  return formatOf(language, zone ?? workspaceZone)
}
