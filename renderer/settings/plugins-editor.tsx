import { useEffect, useState } from 'react'
import type { PluginReport, PluginsView } from '../../shared/plugin.ts'
import { pluginProblem } from '../engine-words.ts'
import { useAsk } from '../state/engine.tsx'
import { texts } from '../texts.ts'
import { Switch } from '../ui/switch.tsx'
import type { EditorProps } from './fields.ts'
import './plugins-editor.css'

const words = texts.preferences.plugins

/** On or off, and what was found when the engine started. */
export function PluginsEditor({ label, help, value, onChange }: EditorProps<boolean>) {
  const ask = useAsk()
  const [found, setFound] = useState<PluginsView>()
  useEffect(() => {
    let isShown = true
    void ask('getPlugins', {}).then((view) => isShown && setFound(view))
    return () => {
      isShown = false
    }
  }, [ask])
  return (
    <div className="plugins">
      <Switch isOn={value} onChange={onChange} help={help}>
        {label}
      </Switch>
      {found && (
        <>
          <p className="plugins-folder">
            {words.folder({ folder: found.folder })} {found.plugins.length === 0 && words.none}
          </p>
          {found.plugins.length > 0 && (
            <ul className="plugin-list" aria-label={words.list}>
              {found.plugins.map((plugin) => (
                <Plugin key={plugin.file} plugin={plugin} isOn={found.enabled} />
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  )
}

function Plugin({ plugin, isOn }: { readonly plugin: PluginReport; readonly isOn: boolean }) {
  const { file, label, version } = plugin
  const problem = pluginProblem(plugin)
  return (
    <li className="plugin" data-problem={problem !== null}>
      <span className="plugin-name">
        <bdi>{label ?? file}</bdi>
        {version !== null && <span className="plugin-version">{words.version({ version })}</span>}
      </span>
      <span className="plugin-state">{problem ?? (isOn ? words.inUse : words.notLoaded)}</span>
      {label !== null && <bdi className="plugin-file">{file}</bdi>}
    </li>
  )
}
