import { Check, ChevronDown } from 'lucide-react'
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components'
import './field.css'
import './select.css'

type Option = { readonly id: string; readonly label: string }

type Props = {
  readonly label: string
  readonly isLabelHidden?: boolean
  readonly help?: string
  readonly options: readonly Option[]
  readonly value: string
  readonly onChange: (id: string) => void
}

export function Select({ label, isLabelHidden = false, help, options, value, onChange }: Props) {
  return (
    <AriaSelect
      className="field select"
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
    >
      <Label className={isLabelHidden ? 'visually-hidden' : 'field-label'}>{label}</Label>
      <Button className="input select-button">
        <SelectValue className="select-value" />
        <ChevronDown aria-hidden size={15} />
      </Button>
      {help !== undefined && (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <Popover className="select-popover" offset={4}>
        <ListBox className="select-list" items={options}>
          {(option) => (
            <ListBoxItem className="select-item" id={option.id} textValue={option.label}>
              <span>{option.label}</span>
              <Check className="select-check" aria-hidden size={15} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
