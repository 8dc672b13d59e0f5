import type { settings as English } from '../en/settings.ts'
import type { Translation } from '../words.ts'

export const settings: Translation<typeof English> = {
  open: '设置 {label}',
  title: '{label} 的设置',
  unset: '未设置',
  kinds: { audio: '仅声音', video: '视频' },
  command: {
    which: '命令',
    another: '新命令',
    name: '名称',
    nameHelp: '小写字母和数字,如 wget。其通道以此命名。',
    program: '程序',
    programHelp: 'PATH 中的名称或完整路径。不经过 shell。',
    args: '参数,每行一个',
    argsHelp:
      '会填入 {open}url{close}、{open}name{close}、{open}dir{close}(其专用文件夹)、{open}out{close}(要写入的文件)。',
    progress: '进度',
    progressHelp: '带有 {sample} 之类分组的正则表达式。留空:显示已写入的字节数。',
    link: '用于试运行的链接',
    linkHelp: '它会像其他下载一样进行,结果显示在此处。',
    remove: '移除命令',
    tryIt: '保存并试运行',
    trying: '正在试运行…',
    works: '可以使用:{file}',
    fails: '还不能使用:{reason}',
  },
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
