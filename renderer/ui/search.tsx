import { Search as SearchIcon, X } from 'lucide-react'
import { Button, Input, SearchField } from 'react-aria-components'
import { texts } from '../texts.ts'
import './search.css'

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export function Search({ label, value, onChange }: Props) {
  return (
    <SearchField className="search" aria-label={label} value={value} onChange={onChange}>
      <SearchIcon className="search-icon" aria-hidden size={16} />
      <Input className="input" placeholder={texts.toolbar.searchHint} />
      {value !== '' && (
        <Button className="search-clear" aria-label={texts.toolbar.clearSearch}>
          <X aria-hidden size={14} />
        </Button>
      )}
    </SearchField>
  )
}
