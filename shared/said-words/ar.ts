import type { Translation } from '../words.ts'
import type { said as English } from './en.ts'

export const said: Translation<typeof English> = {
  'unknown-source': 'لا يوجد مصدر باسم «{name}». المصادر المعروفة: {known}.',
  'bad-filename': '«{filename}» ليس اسم ملف من {source}.',
  'no-source-takes': 'لا يمكن لأي مصدر تنزيل هذا الرابط: {links}. لم يُضف شيء.',
  'no-source-takes-more': 'لا يمكن لأي مصدر تنزيل هذه الروابط: {links} و{n, number} غيرها. لم يُضف شيء.',
  'not-taken-by': 'ليس رابطًا من {sources}: {links}. لم يُضف شيء.',
  'not-taken-by-more': 'ليست روابط من {sources}: {links} و{n, number} غيرها. لم يُضف شيء.',
  'not-its-link': 'ليس رابطًا من {source}: {link}.',
  'not-absolute': '«{folder}» ليس مسارًا كاملًا لمجلد.',
  'download-folder': 'يجب أن يكون مجلد التنزيلات مسارًا كاملًا؛ و«{folder}» ليس كذلك.',
  'lane-rests': 'طلب المصدر استراحة. أنهِ الاستراحة أولًا أو انتظر انتهاءها.',
  'one-lane': 'تتشارك كل مضيفات {source} مسارًا واحدًا.',
  'source-settings': '{where}: قيمة غير صالحة ({problem})',
  'not-saved': 'تعذر حفظ قائمة الانتظار ({problem}). يواصل Sluice المحاولة؛ تحقق من قرص مجلد البيانات.',
  'file-unfinished': 'لا يوجد ملف مكتمل لهذا التنزيل.',
  'file-gone': 'لم يعد الملف حيث حُفظ: {path}. لقد نُقل أو أعيدت تسميته أو حُذف.',
  'file-not-opened': 'تعذر فتح «{name}»: {problem}',
  unfit: 'لم يقبل Sluice هذه البيانات: {problem}',
  'went-wrong': 'حدث خطأ في «{method}». التفاصيل في السجل.',

  'no-program-at': 'لا يوجد برنامج في {path}.',
  'no-yt-dlp': 'لم يُعثر على yt-dlp.',
  'other-program': '{path} ليس نسخة yt-dlp صالحة للتشغيل.',
  'cookies-unread': 'تعذرت قراءة ملف ملفات تعريف الارتباط {path}.',
  'no-command': 'لم يُعدّ أي أمر بعد.',
  'programs-not-found': 'لم يُعثر على: {programs}.',
  'no-streamrip': 'لم يُعثر على streamrip ‏(rip).',
  'no-streamrip-file': 'لا توجد إعدادات لـ streamrip في {path}.',
  'no-streamrip-account': 'لا يملك streamrip حسابًا لهذه الخدمة بعد.',
  'no-hifi-server': 'لم يُعدّ أي خادم HiFi.',
  'settings-unfit': 'إعداداته غير صالحة: {problem}',
  'plugin-says': 'أبلغت الإضافة: {problem}',
  'too-many-plugins': 'لم تُسأل: لا يُستخدم أكثر من {most, number} إضافة.',
  'plugin-nonsense': 'قالت ما لا يجوز لأي إضافة قوله.',
  'plugin-ended': 'أنهت العملية التي حُمّلت فيها ({how}).',
  'plugin-silent':
    'لم تُجب خلال {n, plural, one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}.',
  'plugin-not-waited-for':
    'بدأ Sluice دون انتظارها: استغرقت الإضافات وقتًا أطول من اللازم للرد. إن كانت ترد الآن فستُستخدم ابتداءً من التشغيل القادم.',
  'name-taken': 'الاسم «{name}» مستخدم في {label}.',

  'install-yt-dlp':
    'ثبّت yt-dlp وffmpeg (دبيان: apt install yt-dlp ffmpeg؛ ماك: brew install yt-dlp ffmpeg؛ ويندوز: winget install yt-dlp)، أو حدد مسار yt-dlp في التفضيلات.',
  'export-cookies': 'صدّر إليه مرة أخرى ملفات تعريف الارتباط من متصفح سُجّل الدخول فيه، أو حدد ملفًا آخر.',
  'add-command': 'أضف أمرًا في التفضيلات، مثل {example}.',
  'install-program': 'ثبّته أو حدد مساره الكامل.',
  'install-streamrip':
    'ثبّت streamrip ‏(pip install streamrip)، وشغّل `rip url` مرة واحدة في طرفية لتسجيل الدخول، أو حدد مسار rip في التفضيلات.',
  'sign-in-streamrip':
    'سجّل الدخول مرة واحدة في طرفية: شغّل `rip url` مع أي رابط لهذه الخدمة، أو حدد مسار إعدادات streamrip في التفضيلات.',
  'name-hifi-server': 'حدد في التفضيلات عنوان خادم أو أكثر يحق لك استخدامه.',
  'set-again': 'اضبطها من جديد.',
  'mend-plugin': 'أصلح الإضافة أو أزلها.',

  'folder-in-use': 'هناك Sluice آخر يستخدم مجلد البيانات {folder}.',
  'newer-database':
    'كُتب {path} بإصدار أحدث من Sluice (صيغته {format, number}، وهذا الإصدار يعرف حتى {known, number}). حدّث Sluice أو اختر مجلد بيانات آخر.',
  'preferences-unread':
    'تعذرت قراءة التفضيلات ({problem}). حُفظ الملف باسم {file}، وما أمكن فهمه ساري المفعول.',
  'preferences-no-json': 'تعذرت قراءة التفضيلات: الملف ليس JSON. حُفظ باسم {file}، وتسري القيم الافتراضية.',
  'list-lost': 'كانت قائمة التنزيلات تالفة. حُفظت باسم {file} وبدأت قائمة جديدة. لم يمكن قراءة شيء منها.',
  'list-rescued':
    'كانت قائمة التنزيلات تالفة. حُفظت باسم {file} وبدأت قائمة جديدة. التنزيلات المنقولة منها: {n, number}.',
  'entries-damaged':
    'تعذرت قراءة مدخلات محفوظة عددها {n, number}؛ ونُقلت إلى الجدول «damaged» في {file}. وكل ما عداها موجود.',
  'port-taken': 'المنفذ {port} على {host} يستخدمه برنامج آخر.',
  'port-forbidden': 'لا يحق لهذا المستخدم استخدام المنفذ {port}.',
  'no-address': '{host} ليس عنوانًا لهذا الجهاز.',
  'not-listening': 'تعذر الاستماع على {host}:{port}‏: {problem}',
}
