import { expect, type Locator, type Page } from '@playwright/test'

/** A download's row in the list. */
export const row = (page: Page, name: string): Locator =>
  page.getByRole('grid', { name: 'Downloads' }).getByRole('row', { name, exact: true })

/** Adds links as a person does, in the dialog. */
export async function addLinks(page: Page, links: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Add downloads' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Add downloads' })
  await dialog.getByRole('textbox', { name: 'Links' }).fill(links.join('\n'))
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toBeHidden()
}
