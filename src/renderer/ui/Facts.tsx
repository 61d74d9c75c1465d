import type { ReactNode } from 'react'

/** Names and values in two columns; what has no value is left out. */
export const Facts = ({
  label,
  rows,
  className,
}: {
  label?: string
  rows: readonly (readonly [name: string, value: ReactNode])[]
  className?: string
}) => (
  <dl className={className ? `facts ${className}` : 'facts'} aria-label={label}>
    {rows
      .filter(([, value]) => value)
      .map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
)
