import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox'
import { Select as BaseSelect } from '@base-ui/react/select'
import { type InputHTMLAttributes, type ReactNode, type Ref, type TextareaHTMLAttributes, useId } from 'react'
import { Glyph } from './Glyph.tsx'
import { Icon } from './Icon.tsx'

interface FieldProps {
  label: string
  hint?: ReactNode
  problem?: ReactNode
}

function Field({ label, hint, problem, id, children }: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {children}
      {problem ? (
        <span className="problem" id={`${id}-note`} role="alert">
          <Glyph kind="stop" bare />
          {problem}
        </span>
      ) : (
        hint && (
          <span className="hint" id={`${id}-note`}>
            {hint}
          </span>
        )
      )}
    </div>
  )
}

/** A labelled line of text. `problem` replaces the hint and is announced. */
export function TextField({
  label,
  hint,
  problem,
  ref,
  ...rest
}: FieldProps & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }) {
  const id = useId()
  return (
    <Field label={label} hint={hint} problem={problem} id={id}>
      <input
        ref={ref}
        id={id}
        className="input"
        aria-invalid={problem ? true : undefined}
        aria-describedby={hint || problem ? `${id}-note` : undefined}
        {...rest}
      />
    </Field>
  )
}

/** A labelled text of several lines. */
export function TextAreaField({
  label,
  hint,
  problem,
  ref,
  ...rest
}: FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> }) {
  const id = useId()
  return (
    <Field label={label} hint={hint} problem={problem} id={id}>
      <textarea
        ref={ref}
        id={id}
        className="textarea"
        rows={3}
        aria-invalid={problem ? true : undefined}
        aria-describedby={hint || problem ? `${id}-note` : undefined}
        {...rest}
      />
    </Field>
  )
}

export interface Choice<Value extends string> {
  value: Value
  label: string
}

/** A labelled choice among few. `hideLabel` keeps the name for screen readers only. */
export function Select<Value extends string>({
  label,
  hideLabel,
  value,
  choices,
  onChange,
  small,
  placeholder,
}: {
  label: string
  hideLabel?: boolean
  value: Value | null
  choices: readonly Choice<NoInfer<Value>>[]
  onChange: (value: NoInfer<Value>) => void
  small?: boolean
  placeholder?: string
}) {
  return (
    <BaseSelect.Root<Value>
      items={choices}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
    >
      <div className={hideLabel ? undefined : 'field'}>
        {!hideLabel && <BaseSelect.Label className="label">{label}</BaseSelect.Label>}
        <BaseSelect.Trigger
          className="select"
          data-small={small || undefined}
          aria-label={hideLabel ? label : undefined}
        >
          <BaseSelect.Value className="clip" placeholder={placeholder} />
          <BaseSelect.Icon>
            <Icon name="chevronDown" />
          </BaseSelect.Icon>
        </BaseSelect.Trigger>
      </div>
      <BaseSelect.Portal>
        <BaseSelect.Positioner className="positioner" alignItemWithTrigger={false} sideOffset={4}>
          <BaseSelect.Popup className="popup menu">
            <BaseSelect.List>
              {choices.map((choice) => (
                <BaseSelect.Item key={choice.value} value={choice.value} className="menu-item">
                  <span className="indicator">
                    <BaseSelect.ItemIndicator>
                      <Icon name="check" />
                    </BaseSelect.ItemIndicator>
                  </span>
                  <BaseSelect.ItemText>{choice.label}</BaseSelect.ItemText>
                </BaseSelect.Item>
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  )
}

/** A few exclusive choices in one line. */
export function Segmented<Value extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string
  value: Value
  choices: readonly (Choice<NoInfer<Value>> & { icon?: ReactNode })[]
  onChange: (value: NoInfer<Value>) => void
}) {
  return (
    <fieldset className="segmented" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
        >
          {choice.icon}
          {choice.label}
        </button>
      ))}
    </fieldset>
  )
}

export const Checkbox = ({
  checked,
  onChange,
  disabled,
  label,
  children,
}: {
  checked: boolean
  disabled?: boolean
  onChange(checked: boolean): void
  label?: string
  children?: ReactNode
}) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside
  <label className="row">
    <BaseCheckbox.Root
      className="checkbox"
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled}
      aria-label={label}
    >
      <BaseCheckbox.Indicator>
        <Icon name="check" small />
      </BaseCheckbox.Indicator>
    </BaseCheckbox.Root>
    {children}
  </label>
)
