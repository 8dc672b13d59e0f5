import type { Translation } from '../../../shared/words.ts'
import type { preferences as English } from '../en/preferences.ts'

export const preferences: Translation<typeof English> = {
  title: 'التفضيلات',
  sections: {
    folders: 'المجلدات',
    limits: 'الحدود',
    network: 'الشبكة',
    desktop: 'سطح المكتب',
    plugins: 'الإضافات',
    appearance: 'المظهر واللغة',
    remote: 'الوصول عن بُعد',
    backup: 'التصدير والاستيراد',
  },
  fields: {
    downloadDir: {
      label: 'مجلد التنزيل',
      help: 'هنا توضع الملفات المكتملة. فارغ: مجلد التنزيلات في نظامك.',
    },
    folderRules: {
      label: 'قواعد المجلدات',
      help: 'تُطبق أول قاعدة تنطبق، ما لم يُختر مجلد عند الإضافة.',
    },
    maxActive: {
      label: 'التنزيلات المتزامنة',
      help: 'لكل المصادر معًا، من 1 إلى 256.',
    },
    maxAttempts: {
      label: 'المحاولات',
      help: 'عدد مرات محاولة التنزيل قبل اعتباره فاشلًا، من 1 إلى 100.',
    },
    speedLimit: {
      label: 'حد السرعة (kB/s)',
      help: 'لكل التنزيلات معًا. فارغ: بلا حد.',
    },
    speedSchedule: {
      label: 'حدود أخرى في أوقات أخرى',
      help: 'تسري أول قاعدة تنطبق. القاعدة التي لا تنتهي بعد وقت بدايتها تنتهي في اليوم التالي.',
    },
    proxy: {
      label: 'الوكيل',
      help: 'مثل http://host:8080 أو socks5://name:password@host:1080. فارغ: كما تقول بيئة نظامك؛ none: مباشرة.',
    },
    noProxy: {
      label: 'دون الوكيل',
      help: 'مواقع وعناوين وشبكات يُتصل بها دونه، مثل example.org, 10.0.0.0/8.',
    },
    userAgent: {
      label: 'وكيل المستخدم',
      help: 'من يسأل كما تراه الخوادم. فارغ: Sluice وإصداره.',
    },
    referer: {
      label: 'الصفحة المُحيلة',
      help: 'الصفحة التي فيها الرابط كما تراها الخوادم. فارغ: لا شيء؛ *: الرابط نفسه.',
    },
    closeToTray: {
      label: 'يبقى Sluice في شريط النظام عند إغلاق النافذة',
      help: 'تستمر التنزيلات. عند الإيقاف: إغلاق النافذة ينهي Sluice، وتستمر التنزيلات عند البدء التالي.',
    },
    openAtLogin: {
      label: 'البدء عند تسجيل الدخول',
      help: 'بلا نافذته، إن كان يبقى في شريط النظام.',
    },
    notifications: {
      label: 'الإشعارات',
      help: 'إخطار عند انتهاء التنزيلات وأنت تنظر إلى شيء آخر.',
    },
    quietHours: {
      label: 'ساعات الهدوء',
      help: 'لا إشعارات في أثنائها.',
    },
    watchClipboard: {
      label: 'عرض الروابط التي تنسخها',
      help: 'يُفحص ما نسخته في مكان آخر حين تعود إلى هذه النافذة. لا يضاف شيء من تلقاء نفسه.',
    },
    checkForUpdates: {
      label: 'البحث عن إصدارات أحدث',
      help: 'مرة في اليوم. لا يُنزّل أي منها قبل أن تطلب ذلك.',
    },
    plugins: {
      label: 'تحميل الإضافات',
      help: 'مصادر من عندك. الإضافة برنامج: تستطيع كل ما تستطيعه، تقرأ ملفاتك وتغيّرها وتخاطب أيًّا كان. لا تُبقِ إلا ما تثق بصانعيه. يسري ذلك عند تشغيل Sluice من جديد.',
    },
    appearance: {
      label: 'المظهر',
      help: 'فاتح أو داكن أو كما يكون نظامك في حينه.',
    },
    remoteAccess: {
      label: 'السماح لأجهزة أخرى بالدخول',
      help: 'من لديه الرمز السري يصل إلى Sluice هذا عبر الشبكة. الاتصال غير مشفر: استخدمه حيث تثق بالشبكة.',
    },
    allowedHosts: {
      label: 'أسماء المضيف التي يجيب عنها',
      help: 'إضافة إلى العناوين، بأحرف صغيرة وبينها فواصل: اسم وكيل أمامه مثلًا.',
    },
    language: {
      label: 'اللغة',
      help: 'لغة هذه النافذة وتواريخها وأرقامها.',
    },
  },
  appearances: {
    system: 'مثل النظام',
    light: 'فاتح',
    dark: 'داكن',
  },
  plugins: {
    list: 'الإضافات الموجودة',
    folder: 'المجلد: {folder}',
    none: 'لا شيء فيه بعد.',
    inUse: 'مستخدمة',
    notLoaded: 'غير محمّلة',
    version: 'الإصدار {version}',
  },
  quiet: {
    from: 'من',
    to: 'إلى',
  },
  noLimit: 'بلا حد',
  schedule: {
    rule: 'القاعدة {n, number}',
    days: 'الأيام',
    names: {
      mon: 'الاثنين',
      tue: 'الثلاثاء',
      wed: 'الأربعاء',
      thu: 'الخميس',
      fri: 'الجمعة',
      sat: 'السبت',
      sun: 'الأحد',
    },
    from: 'من',
    to: 'إلى',
    limit: 'الحد (kB/s)',
    limitHelp: 'فارغ: بلا حد.',
    add: 'إضافة وقت',
    remove: 'إزالة القاعدة {n, number}',
  },
  rules: {
    rule: 'القاعدة {n, number}',
    source: 'المصدر',
    anySource: 'أي مصدر',
    host: 'الموقع',
    types: 'الأنواع',
    folder: 'المجلد',
    add: 'إضافة قاعدة',
    remove: 'إزالة القاعدة {n, number}',
    typesHint: 'mp3, flac',
    example: 'مثل {folder}',
  },
  wholeNumber: 'أدخل عددًا صحيحًا من {least, number} إلى {most, number}.',
  toMend: 'فيه ما يحتاج إلى تصحيح',
  toDefault: 'القيمة الافتراضية: {label}',
  toDefaultTip: 'العودة إلى القيمة الافتراضية',
  save: 'حفظ',
  cancel: 'إلغاء',
}
