/**
 * A file for the desktop's `autostart` folder that starts a program at login (freedesktop.org Desktop
 * Application Autostart Specification).
 */
export function autostartEntry(name: string, command: readonly string[]): string {
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name}`,
    `Exec=${command.map(execArgument).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
  ]
  return `${lines.join('\n')}\n`
}

/**
 * As the Desktop Entry Specification asks: quoted with `"`, `$`, backtick and `\` escaped, then every `\`
 * doubled once more as in any string of such a file; `%` would begin a field code.
 */
const execArgument = (argument: string): string =>
  `"${argument
    .replace(/["`$\\]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('%', '%%')}"`
