import { openDataFolder } from '../../../electron/store/data-folder.ts'
import { lockDataFolder } from '../../../electron/store/data-folder-lock.ts'

// Takes the lock of the data folder it is named, says so, and keeps it until it is killed.
const lock = lockDataFolder(openDataFolder(process.argv[2] ?? ''))
process.send?.('held')
setInterval(() => lock, 1_000)
process.on('disconnect', () => process.exit(0))
