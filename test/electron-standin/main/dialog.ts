import type { Dialog, MessageBoxReturnValue } from 'electron'

/** Nobody answers: a question is cancelled. A test that wants another answer replaces the function. */
export const dialog = {
  showErrorBox: (title, content) => console.error(`${title}: ${content}`),
  showMessageBox: async (...args: readonly unknown[]) => {
    const { cancelId = 0 } = args.at(-1) as { cancelId?: number }
    const answer: MessageBoxReturnValue = { response: cancelId, checkboxChecked: false }
    return answer
  },
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
} satisfies Pick<Dialog, 'showErrorBox' | 'showMessageBox' | 'showOpenDialog'>
