import type { settings as English } from '../en/settings.ts'
import type { Translation } from '../words.ts'

export const settings: Translation<typeof English> = {
  open: '设置 {label}',
  title: '{label} 的设置',
  unset: '未设置',
  kinds: { audio: '仅声音', video: '视频' },
  fields: {
    kind: { label: '获取' },
    container: { label: '文件类型' },
    maxHeight: { label: '画面上限' },
    subtitles: { label: '字幕', help: '如 en、de 或 pt-BR 的语言,以逗号分隔。留空:无。' },
    cookiesFromBrowser: { label: '使用其 Cookie 登录的浏览器' },
    cookiesFile: {
      label: 'Cookie 文件',
      help: '浏览器导出的 cookies.txt 的完整路径。此项与浏览器只能选其一。',
    },
    embedMetadata: { label: '将标题、艺人和日期写入文件' },
    embedThumbnail: { label: '将图片放入文件' },
    toolPath: { label: '程序路径', help: '留空:使用本机找到的程序。' },
    configPath: { label: 'streamrip 配置的路径', help: '留空:streamrip 的默认位置。' },
    quality: { label: '质量', help: '留空:最佳质量,或按程序自身的配置。' },
    codec: { label: '转换为' },
    servers: { label: '服务器', help: '您可以使用的服务器地址,每行一个,按此顺序询问。' },
    apiKey: { label: '服务器密钥' },
  },
}
