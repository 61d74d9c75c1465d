import type { Ref } from 'react'
import { Icon, Kbd } from '../index.ts'
import './grid.css'

/** The quick filter of a grid: words that every row must have. Escape empties it, then leaves it. */
export const FilterBox = ({
  value,
  onChange,
  label,
  onDown,
  ref,
}: {
  value: string
  onChange(value: string): void
  label: string
  /** Enter or arrow down: on to the first row. */
  onDown?: () => void
  ref?: Ref<HTMLInputElement>
}) => (
  <label className="grid-filter">
    <Icon name="filter" small />
    <input
      ref={ref}
      value={value}
      placeholder={label}
      aria-label={label}
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape') {
          if (value === '') event.currentTarget.blur()
          else onChange('')
        } else if ((event.key === 'Enter' || event.key === 'ArrowDown') && onDown) {
          event.preventDefault()
          event.currentTarget.blur()
          onDown()
        }
      }}
    />
    {value === '' && <Kbd keys="/" />}
  </label>
)
