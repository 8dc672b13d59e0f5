/** What belongs to no one part of the window. */
export const window = {
  product: 'Sluice',
  units: {
    bytes: '{n} B',
    bytesPerSecond: '{n} B/s',
    s: '{n} s',
    min: '{n} min',
    h: '{n} h',
    d: '{n} d',
  },
  unknown: '–',
  errors: {
    badAnswer:
      'Sluice answered “{method}” in a way this window does not understand. Reload the window; if that does not help, the two are of different versions.',
    notConnected: 'Not connected to Sluice. Nothing was changed.',
    connectionLost:
      'The connection was lost before Sluice answered. Check whether it was done before you try again.',
    broken: 'This window met an error it did not expect',
    brokenHelp: 'Your downloads go on. Reload the window to see them again.',
    reload: 'Reload',
  },
  connection: {
    lost: 'Connection to Sluice lost. What you see may be out of date. Trying again…',
  },
  unauthorized: {
    title: 'This window needs its key',
    missing:
      'Sluice shows its downloads only to those who have its secret, and this address came without one.',
    wrong: 'Sluice did not accept the secret this window was opened with. It may have been replaced since.',
    help: 'Open the address that “sluice serve” prints when it starts, or paste that address here.',
    field: 'Address or secret',
    open: 'Open',
  },
  copiedLinks: {
    found: '{n, plural, one {# link} other {# links}} in what you copied.',
    look: 'Add…',
  },
  remote: {
    secret: 'Secret',
    show: 'Show the secret',
    hide: 'Hide the secret',
    copySecret: 'Copy the secret',
    renew: 'New secret',
    renewHelp: 'Windows and programs that came with the old one are shut out at once.',
    address: 'Address',
    copyAddress: 'Copy the address with its secret',
    asSaved: 'As it is now; what you change above holds once it is saved.',
  },
  backup: {
    exportTitle: 'Export',
    exportHelp:
      'A file with your preferences and the downloads that have not ended well. Accounts and passwords are not in it.',
    export: 'Export queue and preferences',
    importTitle: 'Import',
    importHelp: 'From such a file. You see what is in it before anything is taken.',
    choose: 'Choose a file…',
    unfit: 'This is no file that Sluice exported, or a newer Sluice did. Choose another one.',
    found:
      'It has the preferences and {n, plural, one {# download} other {# downloads}}, {fresh, number} of them not in your list.',
    importQueue: '{n, plural, =0 {No download to add} one {Add # download} other {Add # downloads}}',
    importPreferences: 'Take its preferences',
    added: '{n, plural, one {# download} other {# downloads}} added from the file.',
    taken: 'The preferences of the file hold now.',
  },
  close: 'Close',
  copied: 'Copied',
  notices: 'Notices',
  dismiss: 'Dismiss',
} as const
