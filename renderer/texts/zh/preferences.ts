import type { Translation } from '../../../shared/words.ts'
import type { preferences as English } from '../en/preferences.ts'

export const preferences: Translation<typeof English> = {
  title: '偏好设置',
  sections: {
    folders: '文件夹',
    limits: '限制',
    network: '网络',
    desktop: '桌面',
    plugins: '插件',
    appearance: '外观和语言',
    remote: '远程访问',
    backup: '导出和导入',
  },
  fields: {
    downloadDir: {
      label: '下载文件夹',
      help: '完成的文件保存在这里。留空：系统的下载文件夹。',
    },
    folderRules: {
      label: '文件夹规则',
      help: '以第一条符合的规则为准，除非添加时选择了文件夹。',
    },
    maxActive: {
      label: '同时下载数',
      help: '所有来源合计，1 到 256。',
    },
    maxAttempts: {
      label: '尝试次数',
      help: '下载尝试多少次后算作失败，1 到 100。',
    },
    speedLimit: {
      label: '限速（kB/s）',
      help: '所有下载合计。留空：不限。',
    },
    speedSchedule: {
      label: '其他时段的限速',
      help: '以第一条符合的规则为准。结束不晚于开始的规则在次日结束。',
    },
    proxy: {
      label: '代理',
      help: '如 http://host:8080 或 socks5://name:password@host:1080。留空：按系统环境变量；none：直接连接。',
    },
    noProxy: {
      label: '不经过代理',
      help: '不经代理访问的网站、地址和网段，如 example.org, 10.0.0.0/8。',
    },
    userAgent: {
      label: '用户代理',
      help: '服务器看到的访问者。留空：Sluice 及其版本。',
    },
    referer: {
      label: '来源页',
      help: '服务器看到的链接所在页面。留空：无；*：链接本身。',
    },
    closeToTray: {
      label: '关闭窗口后 Sluice 留在托盘',
      help: '下载会继续。关闭此项：关闭窗口即退出 Sluice，下载在下次启动时继续。',
    },
    openAtLogin: {
      label: '登录系统时启动',
      help: '如果留在托盘，则不打开窗口。',
    },
    notifications: {
      label: '通知',
      help: '下载结束而您没在看此窗口时提醒您。',
    },
    quietHours: {
      label: '免打扰时段',
      help: '此期间没有通知。',
    },
    watchClipboard: {
      label: '提示您复制的链接',
      help: '当您回到此窗口时，会查看您在别处复制的内容。不会自动添加任何内容。',
    },
    checkForUpdates: {
      label: '检查新版本',
      help: '每天一次。未经您同意不会下载。',
    },
    plugins: {
      label: '加载插件',
      help: '您自己的来源。插件是程序：您能做的它都能做，可读写您的文件，可与任何人通信。只保留您信任其作者的插件。下次启动 Sluice 时生效。',
    },
    appearance: {
      label: '外观',
      help: '浅色、深色，或随时跟随系统。',
    },
    remoteAccess: {
      label: '允许其他计算机访问',
      help: '持有密钥的人可以通过网络访问此 Sluice。连接未加密：请只在您信任的网络中使用。',
    },
    allowedHosts: {
      label: '响应的主机名',
      help: '除地址之外的名称，小写，用逗号分隔：例如其前面代理的名称。',
    },
    language: {
      label: '语言',
      help: '此窗口及其日期、数字所用的语言。',
    },
  },
  appearances: {
    system: '跟随系统',
    light: '浅色',
    dark: '深色',
  },
  plugins: {
    list: '找到的插件',
    folder: '文件夹：{folder}',
    none: '其中还没有插件。',
    inUse: '使用中',
    notLoaded: '未加载',
    version: '版本 {version}',
  },
  quiet: {
    from: '从',
    to: '到',
  },
  noLimit: '不限',
  schedule: {
    rule: '规则 {n, number}',
    days: '星期',
    names: {
      mon: '周一',
      tue: '周二',
      wed: '周三',
      thu: '周四',
      fri: '周五',
      sat: '周六',
      sun: '周日',
    },
    from: '从',
    to: '到',
    limit: '限速（kB/s）',
    limitHelp: '留空：不限。',
    add: '添加时段',
    remove: '移除规则 {n, number}',
  },
  rules: {
    rule: '规则 {n, number}',
    source: '来源',
    anySource: '任意',
    host: '站点',
    types: '类型',
    folder: '文件夹',
    add: '添加规则',
    remove: '移除规则 {n, number}',
    typesHint: 'mp3, flac',
    example: '例如 {folder}',
  },
  wholeNumber: '请输入 {least, number} 到 {most, number} 之间的整数。',
  toMend: '有需要更正的内容',
  toDefault: '“{label}”恢复默认值',
  toDefaultTip: '恢复默认值',
  save: '保存',
  cancel: '取消',
}
