import type { settings as English } from '../en/settings.ts'
import type { Translation } from '../words.ts'

export const settings: Translation<typeof English> = {
  open: 'إعداد {label}',
  title: 'إعدادات {label}',
  unset: 'غير محدد',
  kinds: { audio: 'الصوت فقط', video: 'فيديو' },
  command: {
    which: 'الأمر',
    another: 'أمر جديد',
    name: 'الاسم',
    nameHelp: 'حروف صغيرة وأرقام مثل wget. وبه يسمّى مساره.',
    program: 'البرنامج',
    programHelp: 'اسم في PATH أو مسار كامل. لا دخل لأي صدفة.',
    args: 'المعاملات، واحد في كل سطر',
    argsHelp:
      'يُستبدل {open}url{close} و{open}name{close} و{open}dir{close} (مجلده الخاص) و{open}out{close} (الملف الذي عليه كتابته).',
    progress: 'التقدم',
    progressHelp: 'تعبير نمطي فيه مجموعة مثل {sample}. فارغ: تُعرض البايتات المكتوبة.',
    link: 'رابط للتجربة',
    linkHelp: 'يُنزَّل كغيره، وترى هنا كيف ينتهي.',
    remove: 'إزالة الأمر',
    tryIt: 'حفظ وتجربة',
    trying: 'تجري التجربة…',
    works: 'يعمل: {file}',
    fails: 'لا يعمل بعد: {reason}',
  },
  fields: {
    kind: { label: 'ما يُجلب' },
    container: { label: 'نوع الملف' },
    maxHeight: { label: 'الصورة على الأكثر' },
    subtitles: {
      label: 'الترجمات المرئية',
      help: 'لغات مثل en أو de أو pt-BR تفصل بينها فواصل. فارغ: لا شيء.',
    },
    cookiesFromBrowser: { label: 'الدخول بملفات تعريف ارتباط' },
    cookiesFile: {
      label: 'ملف الارتباطات',
      help: 'المسار الكامل لملف cookies.txt كما تصدّره المتصفحات. هذا أو متصفح، لا كلاهما.',
    },
    embedMetadata: { label: 'وضع العنوان والفنان والتاريخ في الملف' },
    embedThumbnail: { label: 'وضع الصورة في الملف' },
    toolPath: { label: 'مسار البرنامج', help: 'فارغ: ما يُعثر عليه في هذا الحاسوب.' },
    configPath: { label: 'مسار إعدادات streamrip', help: 'فارغ: حيث يحفظها streamrip.' },
    quality: { label: 'الجودة', help: 'فارغ: الأفضل، أو ما تقوله إعدادات البرنامج نفسه.' },
    codec: { label: 'التحويل إلى' },
    servers: { label: 'الخوادم', help: 'عناوين خوادم يحق لك استعمالها، واحد في كل سطر. تُسأل بهذا الترتيب.' },
    apiKey: { label: 'مفتاح الخوادم' },
  },
}
