const SEPARATOR = '||'

/**
 * Splits `a||b||c` into as many fields as there are `names`, the last holding what separators are left: a
 * title may have some. Null: malformed, which is a missing or an empty field.
 */
export function encodedFields<K extends string>(
  filename: string,
  names: readonly K[],
): Record<K, string> | null {
  const parts = filename.split(SEPARATOR)
  const last = names.length - 1
  const values = [...parts.slice(0, last), parts.slice(last).join(SEPARATOR)].map((part) => part.trim())
  if (parts.length < names.length || values.includes('')) return null
  return Object.fromEntries(names.map((name, index) => [name, values[index]])) as Record<K, string>
}
