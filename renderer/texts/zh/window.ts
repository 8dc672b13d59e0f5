import type { window as English } from '../en/window.ts'
import type { Translation } from '../words.ts'

export const window: Translation<typeof English> = {
  product: 'Sluice',
  units: {
    bytes: '{n} B',
    bytesPerSecond: '{n} B/秒',
    s: '{n} 秒',
    min: '{n} 分钟',
    h: '{n} 小时',
    d: '{n} 天',
  },
  unknown: '–',
  errors: {
    badAnswer: '此窗口无法理解 Sluice 对“{method}”的回应。请重新载入窗口；如仍无效，则两者版本不同。',
    notConnected: '未连接到 Sluice。没有做任何更改。',
    connectionLost: 'Sluice 回应之前连接已断开。重试之前请先确认操作是否已完成。',
    broken: '此窗口遇到意外错误',
    brokenHelp: '您的下载仍在继续。重新载入窗口即可再次看到它们。',
    reload: '重新载入',
  },
  connection: {
    lost: '与 Sluice 的连接已断开。您看到的内容可能不是最新的。正在重试…',
  },
  unauthorized: {
    title: '此窗口需要密钥',
    missing: 'Sluice 只向持有密钥的人显示下载，而此地址不含密钥。',
    wrong: 'Sluice 不接受打开此窗口所用的密钥。它可能已被更换。',
    help: '请打开“sluice serve”启动时显示的地址，或将该地址粘贴到这里。',
    field: '地址或密钥',
    open: '打开',
  },
  copiedLinks: {
    found: '您复制的内容中有 {n, plural, other {# 个}}链接。',
    look: '添加…',
  },
  backup: {
    exportTitle: '导出',
    exportHelp: '一个文件，包含您的偏好设置和尚未成功完成的下载。不含账户和密码。',
    export: '导出队列和偏好设置',
    importTitle: '导入',
    importHelp: '从这样的文件导入。应用之前您会看到其中的内容。',
    choose: '选择文件…',
    unfit: '这不是 Sluice 导出的文件，或由更新版本的 Sluice 导出。请选择其他文件。',
    found: '其中有偏好设置和 {n, plural, other {# 个}}下载，有 {fresh, number} 个不在您的列表中。',
    importQueue: '{n, plural, =0 {没有可添加的下载} other {添加 # 个下载}}',
    importPreferences: '采用其偏好设置',
    added: '已从文件添加 {n, plural, other {# 个}}下载。',
    taken: '文件中的偏好设置现已生效。',
  },
  close: '关闭',
  copied: '已复制',
  notices: '通知',
  dismiss: '关闭',
}
