import type { Translation } from '../../../shared/words.ts'
import type { window as English } from '../en/window.ts'

export const window: Translation<typeof English> = {
  product: 'Sluice',
  units: {
    bytes: '{n} ب',
    bytesPerSecond: '{n} ب/ث',
    s: '{n} ث',
    min: '{n} د',
    h: '{n} س',
    d: '{n} ي',
  },
  unknown: '–',
  errors: {
    badAnswer:
      'أجاب Sluice عن «{method}» بما لا تفهمه هذه النافذة. أعد تحميل النافذة؛ فإن لم يفد ذلك فهما من إصدارين مختلفين.',
    notConnected: 'لا يوجد اتصال بـ Sluice. لم يتغير شيء.',
    connectionLost: 'انقطع الاتصال قبل أن يجيب Sluice. تحقق من أن الأمر قد تم قبل أن تحاول من جديد.',
    broken: 'واجهت هذه النافذة خطأ غير متوقع',
    brokenHelp: 'تنزيلاتك مستمرة. أعد تحميل النافذة لتراها من جديد.',
    reload: 'إعادة التحميل',
  },
  connection: {
    lost: 'انقطع الاتصال بـ Sluice. قد يكون ما تراه قديمًا. تجري إعادة المحاولة…',
  },
  unauthorized: {
    title: 'تحتاج هذه النافذة إلى مفتاحها',
    missing: 'لا يعرض Sluice تنزيلاته إلا لمن لديه رمزه السري، وهذا العنوان جاء بدونه.',
    wrong: 'لم يقبل Sluice الرمز السري الذي فُتحت به هذه النافذة. ربما استُبدل منذ ذلك الحين.',
    help: 'افتح العنوان الذي يعرضه «sluice serve» عند بدئه، أو ألصق ذلك العنوان هنا.',
    field: 'العنوان أو الرمز السري',
    open: 'فتح',
  },
  copiedLinks: {
    found:
      '{n, plural, zero {لا روابط} one {رابط واحد} two {رابطان} few {# روابط} many {# رابطًا} other {# رابط}} فيما نسخته.',
    look: 'إضافة…',
  },
  remote: {
    secret: 'الرمز السري',
    show: 'إظهار الرمز السري',
    hide: 'إخفاء الرمز السري',
    copySecret: 'نسخ الرمز السري',
    renew: 'رمز سري جديد',
    renewHelp: 'النوافذ والبرامج التي جاءت بالرمز القديم تُمنع فورًا.',
    address: 'العنوان',
    copyAddress: 'نسخ العنوان مع رمزه السري',
    asSaved: 'كما هو الآن؛ ما تغيره في الأعلى يسري بعد حفظه.',
  },
  backup: {
    exportTitle: 'تصدير',
    exportHelp: 'ملف فيه تفضيلاتك والتنزيلات التي لم تنتهِ بنجاح. لا يحوي الحسابات ولا كلمات المرور.',
    export: 'تصدير القائمة والتفضيلات',
    importTitle: 'استيراد',
    importHelp: 'من ملف كهذا. ترى ما فيه قبل أن يؤخذ منه شيء.',
    choose: 'اختيار ملف…',
    unfit: 'ليس هذا ملفًا صدّره Sluice، أو صدّره إصدار أحدث. اختر ملفًا آخر.',
    found:
      'فيه التفضيلات و{n, plural, zero {لا تنزيلات} one {تنزيل واحد} two {تنزيلان} few {# تنزيلات} many {# تنزيلًا} other {# تنزيل}}، ليس في قائمتك منها {fresh, number}.',
    importQueue:
      '{n, plural, =0 {لا تنزيل لإضافته} zero {إضافة # تنزيل} one {إضافة تنزيل واحد} two {إضافة تنزيلين} few {إضافة # تنزيلات} many {إضافة # تنزيلًا} other {إضافة # تنزيل}}',
    importPreferences: 'استخدام تفضيلاته',
    added:
      '{n, plural, zero {لم يُضف أي تنزيل} one {أضيف تنزيل واحد} two {أضيف تنزيلان} few {أضيفت # تنزيلات} many {أضيف # تنزيلًا} other {أضيف # تنزيل}} من الملف.',
    taken: 'تفضيلات الملف سارية الآن.',
  },
  close: 'إغلاق',
  copied: 'تم النسخ',
  notices: 'الإشعارات',
  dismiss: 'إخفاء',
}
