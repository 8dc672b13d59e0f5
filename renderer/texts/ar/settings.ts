import type { Translation } from '../../../shared/words.ts'
import type { settings as English } from '../en/settings.ts'

export const settings: Translation<typeof English> = {
  open: 'إعداد {label}',
  title: 'إعدادات {label}',
  unset: 'غير محدد',
  kinds: { audio: 'الصوت فقط', video: 'فيديو' },
  beside: { subtitles: 'الترجمات المرئية', thumbnail: 'الصورة', metadata: 'كل ما يُعرف (‎.info.json)' },
  command: {
    which: 'الأمر',
    another: 'أمر جديد',
    name: 'الاسم',
    nameHelp: 'حروف صغيرة وأرقام مثل wget. وبه تسمّى قناته.',
    program: 'البرنامج',
    programHelp: 'اسم في PATH أو مسار كامل. لا دخل لأي صدفة.',
    args: 'المعاملات، واحد في كل سطر',
    argsHelp:
      'يُستبدل {open}url{close} و{open}name{close} و{open}dir{close} (مجلده الخاص) و{open}out{close} (الملف الذي عليه كتابته).',
    progress: 'التقدم',
    progressHelp: 'تعبير نمطي فيه مجموعة مثل {sample}. فارغ: تُعرض البايتات المكتوبة.',
    result: 'ملفه',
    resultHelp: 'غير محدد: {open}out{close} إن ورد في المعاملات، وإلا فالملف الوحيد الذي ينشئه.',
    results: {
      out: 'ما كُتب في {open}out{close}',
      last: 'ما يسمّيه آخر سطر يطبعه',
      any: 'الملف الوحيد الذي ينشئه',
    },
    link: 'رابط للتجربة',
    linkHelp: 'يُنزَّل كغيره، وترى هنا كيف ينتهي.',
    remove: 'إزالة الأمر',
    tryIt: 'حفظ وتجربة',
    trying: 'تجري التجربة…',
    works: 'يعمل: {file}',
    fails: 'لا يعمل بعد: {reason}',
  },
  fields: {
    kind: { label: 'ما يُجلب', help: 'غير محدد: الفيديو من YouTube والصوت من SoundCloud.' },
    container: {
      label: 'نوع الملف',
      help: 'يُحوَّل الصوت إليه، أما الفيديو فتُغيَّر حاويته فقط. غير محدد: كما يأتي.',
    },
    maxHeight: { label: 'الصورة على الأكثر', help: 'لا يؤخذ ما هو أكبر إلا إذا لم يوجد غيره.' },
    audioQuality: {
      label: 'جودة الصوت المحوَّل',
      help: 'من 0، وهي الأفضل والأكبر حجمًا، إلى 10. غير محدد: 0.',
    },
    format: {
      label: 'الصيغة',
      help: 'اختيار كما يكتبه yt-dlp، مثل bv*+ba/b. فارغ: ما اختير في «ما يُجلب».',
    },
    liveStreams: { label: 'تسجيل البث المباشر', help: 'من الآن حتى ينتهي. مطفأ: يُرفض.' },
    subtitles: {
      label: 'الترجمات المرئية',
      help: 'لغات مثل en أو de أو pt-BR تفصل بينها فواصل. فارغ: لا شيء.',
    },
    automaticSubtitles: {
      label: 'وكذلك الترجمات التي كتبتها آلة',
      help: 'بلغات «الترجمات المرئية»، حيث لم يكتبها أحد.',
    },
    filesBeside: {
      label: 'في ملفات مستقلة',
      help: 'بجانب الوسائط وباسمها. ولا تكون الترجمات عندئذ داخل الفيديو أيضًا.',
    },
    embedMetadata: { label: 'وضع العنوان والفنان والتاريخ في الملف', help: 'والفصول أيضًا إن وُجدت.' },
    embedThumbnail: { label: 'وضع الصورة في الملف', help: 'غلافًا له. لا تتسع لها ملفات webm وwav.' },
    cookiesFromBrowser: {
      label: 'تسجيل الدخول بالكوكيز من',
      help: 'لما لا يعرضه الموقع إلا لك وأنت مسجَّل الدخول فيه.',
    },
    cookiesFile: {
      label: 'ملف الكوكيز',
      help: 'المسار الكامل لملف cookies.txt كما تصدّره المتصفحات. هذا أو متصفح، لا كلاهما.',
    },
    toolPath: { label: 'مسار البرنامج', help: 'فارغ: ما يُعثر عليه في هذا الجهاز.' },
    configPath: { label: 'مسار إعدادات streamrip', help: 'فارغ: حيث يحفظها streamrip.' },
    quality: {
      label: 'الجودة',
      help: 'أول القائمة هو الأفضل. غير محدد: الأفضل، أو ما تقوله إعدادات البرنامج نفسه.',
    },
    codec: { label: 'التحويل إلى', help: 'غير محدد: ما تقوله إعدادات streamrip نفسه.' },
    allowShort: { label: 'قبول المقاطع القصيرة جدًا', help: 'مطفأ: يُرفض مقطع قصير كعيّنة الاستماع.' },
    servers: { label: 'الخوادم', help: 'عناوين خوادم يحق لك استعمالها، واحد في كل سطر. تُسأل بهذا الترتيب.' },
    apiKey: { label: 'مفتاح الخوادم', help: 'للخوادم التي تطلب مفتاحًا. فارغ: بلا مفتاح.' },
  },
}
