import { Button, Icon } from '../index.ts'

/** What can be done with the rows that are selected in a grid; stands where the grid's views stand otherwise. */
export const SelectionActions = ({
  words,
  count,
  onEdit,
  onRemove,
  onClear,
}: {
  words: { count(n: number): string; edit: string; remove: string; clear: string }
  count: number
  onEdit(): void
  onRemove(): void
  onClear(): void
}) => (
  <>
    <span className="t12 strong nw">{words.count(count)}</span>
    <Button keys="e" onClick={onEdit}>
      {words.edit}
    </Button>
    <Button icon={<Icon name="trash" />} onClick={onRemove}>
      {words.remove}
    </Button>
    <Button kind="quiet" onClick={onClear}>
      {words.clear}
    </Button>
  </>
)
