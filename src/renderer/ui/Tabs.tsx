import { Tabs as BaseTabs } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

export interface TabPage {
  id: string
  label: ReactNode
  content: ReactNode
}

/** Pages of one record behind tabs; only the open one is mounted. */
export const Tabs = ({
  pages,
  value,
  onChange,
  label,
  aside,
}: {
  pages: readonly TabPage[]
  value: string
  onChange(id: string): void
  label: string
  aside?: ReactNode
}) => (
  <BaseTabs.Root value={value} onValueChange={(next) => onChange(String(next))} className="col grow">
    <BaseTabs.List className="tabs-list" aria-label={label}>
      {pages.map((page) => (
        <BaseTabs.Tab key={page.id} value={page.id} className="tab">
          {page.label}
        </BaseTabs.Tab>
      ))}
      <span className="sp" />
      {aside}
    </BaseTabs.List>
    {pages.map((page) => (
      <BaseTabs.Panel key={page.id} value={page.id} className="tab-panel">
        {page.content}
      </BaseTabs.Panel>
    ))}
  </BaseTabs.Root>
)
