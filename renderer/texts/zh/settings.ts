import type { Translation } from '../../../shared/words.ts'
import type { settings as English } from '../en/settings.ts'

export const settings: Translation<typeof English> = {
  open: '设置 {label}',
  title: '{label} 的设置',
  unset: '未设置',
  kinds: { audio: '仅声音', video: '视频' },
  beside: { subtitles: '字幕', thumbnail: '图片', metadata: '全部已知信息 (.info.json)' },
  command: {
    which: '命令',
    another: '新命令',
    name: '名称',
    nameHelp: '小写字母和数字，如 wget。其通道以此命名。',
    program: '程序',
    programHelp: 'PATH 中的名称或完整路径。不经过 shell。',
    args: '参数，每行一个',
    argsHelp:
      '会填入 {open}url{close}、{open}name{close}、{open}dir{close}（其专用文件夹）、{open}out{close}（要写入的文件）。',
    progress: '进度',
    progressHelp: '带有 {sample} 之类分组的正则表达式。留空：显示已写入的字节数。',
    result: '生成的文件',
    resultHelp: '未设置：参数中有 {open}out{close} 则为该文件，否则为其生成的唯一文件。',
    results: {
      out: '写入 {open}out{close} 的文件',
      last: '其输出最后一行所指的文件',
      any: '其生成的唯一文件',
    },
    link: '用于试运行的链接',
    linkHelp: '它会像其他下载一样进行，结果显示在此处。',
    remove: '移除命令',
    tryIt: '保存并试运行',
    trying: '正在试运行…',
    works: '可以使用：{file}',
    fails: '还不能使用：{reason}',
  },
  fields: {
    kind: { label: '获取', help: '未设置：YouTube 为视频，SoundCloud 为声音。' },
    container: { label: '文件类型', help: '声音会转换，视频只重新封装。未设置：保持原样。' },
    maxHeight: { label: '画面上限', help: '只有别无选择时才会获取更大的画面。' },
    audioQuality: { label: '转换后声音的质量', help: '从 0（最佳，文件最大）到 10。未设置：0。' },
    format: {
      label: '格式',
      help: '按 yt-dlp 的写法选择，如 bv*+ba/b。留空：按“获取”中的选择。',
    },
    liveStreams: { label: '录制直播', help: '从现在录到结束。关闭：拒绝直播。' },
    subtitles: { label: '字幕', help: '如 en、de 或 pt-BR 的语言，以逗号分隔。留空：无。' },
    automaticSubtitles: {
      label: '也包括机器生成的字幕',
      help: '用于“字幕”所列语言中没有人工字幕的语言。',
    },
    filesBeside: {
      label: '另存为单独的文件',
      help: '与媒体文件同名，放在其旁边。此时字幕不再放入视频。',
    },
    embedMetadata: { label: '将标题、艺人和日期写入文件', help: '如有章节，也一并写入。' },
    embedThumbnail: { label: '将图片放入文件', help: '作为封面。webm 和 wav 无法容纳。' },
    cookiesFromBrowser: {
      label: '使用其 Cookie 登录的浏览器',
      help: '用于获取登录后网站只向您显示的内容。',
    },
    cookiesFile: {
      label: 'Cookie 文件',
      help: '浏览器导出的 cookies.txt 的完整路径。此项与浏览器只能选其一。',
    },
    toolPath: { label: '程序路径', help: '留空：使用本机找到的程序。' },
    configPath: { label: 'streamrip 配置的路径', help: '留空：streamrip 的默认位置。' },
    quality: { label: '质量', help: '列表中第一项最佳。未设置：最佳质量，或按程序自身的配置。' },
    codec: { label: '转换为', help: '未设置：按 streamrip 自身的配置。' },
    allowShort: { label: '接受很短的曲目', help: '关闭：拒绝短如试听片段的曲目。' },
    servers: { label: '服务器', help: '您可以使用的服务器地址，每行一个，按此顺序询问。' },
    apiKey: { label: '服务器密钥', help: '用于需要密钥的服务器。留空：无。' },
  },
}
