/** Made-up reports for the property test: many paragraphs that are alike but for their numbers, names and places. */

/** From 0 to below 1. */
export type Random = () => number;

export const below = (random: Random, count: number): number => Math.floor(random() * count);

export function pick<T>(random: Random, list: readonly T[]): T {
  const item = list[below(random, list.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

type Language = {
  sentences: readonly string[];
  places: readonly string[];
  months: readonly string[];
  counts: readonly string[];
  digits: string;
};

const ENGLISH: Language = {
  sentences: [
    'On # @month 20##, gunmen opened fire on a checkpoint in @place, killing at least ## people and injuring ### others.',
    'The group claimed the attack in a statement on its own channel the same day.',
    'Officials in @place denied that more than ### of the detainees had been released.',
    'A spokesman said that @count of the wounded were taken to a hospital in @place.',
    'It was not the first attack of its kind in the district.',
    'No fighters were captured, and the road to @place was closed for @count days.',
    'According to the governor, #,### families had left @place by @month 20##.',
    'In 20##, the court in @place heard @count witnesses; the verdict was never published.',
  ],
  places: ['Paktia', 'Paktika', 'Kunar', 'Kunduz', 'Khost', 'Logar', 'Laghman', 'Ghazni', 'Ghor'],
  months: ['January', 'March', 'May', 'June', 'July', 'August', 'October', 'November'],
  counts: ['two', 'three', 'seven', 'eleven', 'twelve', 'thirteen', 'thirty', 'dozens'],
  digits: '0123456789',
};

const ARABIC: Language = {
  sentences: [
    'في # @month ٢٠## هاجم مسلحون نقطة تفتيش في @place، ما أسفر عن مقتل ## أشخاص على الأقل وإصابة ### آخرين.',
    'وأعلنت الجماعة مسؤوليتها عن الهجوم في بيان نشر في اليوم نفسه.',
    'ولم يؤكد المسؤولون في @place الإفراج عن أكثر من ### من المحتجزين.',
    'وقال متحدث إن @count من الجرحى نقلوا إلى مستشفى في @place.',
    'ولم يكن هذا الهجوم الأول من نوعه في المنطقة.',
    'وغادرت #### أسرة @place قبل نهاية @month ٢٠##.',
  ],
  places: ['باكتيا', 'باكتيكا', 'كنر', 'قندوز', 'خوست', 'لوغر', 'لغمان', 'غزنة'],
  months: ['يناير', 'مارس', 'مايو', 'يونيو', 'يوليو', 'أغسطس'],
  counts: ['اثنين', 'ثلاثة', 'سبعة', 'أحد عشر', 'عشرات'],
  digits: '٠١٢٣٤٥٦٧٨٩',
};

function fill(random: Random, sentence: string, language: Language): string {
  return sentence
    .replace(/@(month|place|count)/g, (_, kind: string) => {
      const list = { month: language.months, place: language.places, count: language.counts };
      return pick(random, list[kind as keyof typeof list]);
    })
    .replace(/#/g, () => language.digits[1 + below(random, 9)] ?? '');
}

/** From one to four sentences. */
function randomParagraph(random: Random, language: Language): string {
  const length = 1 + below(random, 4);
  const sentences = Array.from({ length }, () => pick(random, language.sentences));
  return sentences.map((sentence) => fill(random, sentence, language)).join(' ');
}

/** A document in one of the languages, or in both: blocks joined by line feeds. */
export function randomText(random: Random): string {
  const kind = below(random, 3);
  const length = 3 + below(random, 20);
  const paragraphs: string[] = [];
  while (paragraphs.length < length) {
    const language = kind === 0 || (kind === 2 && random() < 0.4) ? ARABIC : ENGLISH;
    const isTwin = paragraphs.length > 0 && random() < 0.35;
    paragraphs.push(
      isTwin ? otherFigures(random, pick(random, paragraphs)) : randomParagraph(random, language),
    );
  }
  return paragraphs.join('\n');
}

export function randomSentence(random: Random): string {
  const language = pick(random, [ENGLISH, ARABIC]);
  return fill(random, pick(random, language.sentences), language);
}

/** The same paragraph with another number in it, or several. */
export function otherFigures(random: Random, text: string): string {
  const all = [...text.matchAll(FIGURE)];
  if (all.length === 0) return text;
  const changed = new Set(
    all
      .filter(() => random() < 0.3)
      .concat(pick(random, all))
      .map(({ index }) => index),
  );
  return text.replace(FIGURE, (figure: string, ...rest: unknown[]) => {
    const at = rest.find((value) => typeof value === 'number') ?? 0;
    return changed.has(at) ? otherFigure(random, figure) : figure;
  });
}

export const FIGURE = /\p{Nd}+/gu;

/** Another number of as many digits. */
export function otherFigure(random: Random, figure: string): string {
  const digits = /[٠-٩]/.test(figure) ? ARABIC.digits : ENGLISH.digits;
  const other = Array.from(figure, () => digits[1 + below(random, 9)]).join('');
  return other === figure ? otherFigure(random, figure) : other;
}
