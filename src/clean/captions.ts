import { endsSentence, wordCount } from "./lines.ts";

const MAX_LENGTH = 900;
/** The marks by which pictures name their maker. */
const CREDITED = [
  /(?:^|[\s/|([–—-])(?:file )?(?:photo(?:graph)?|picture|image|pic)s? ?(?:by|credit|courtesy of)?: ?\S/i,
  /\((?:ap|file|reuters|afp|epa|ap file|handout|pool)?[^()]{0,30}\bphotos?(?:\/[^()]{1,60}|[^()]{0,40}: ?[^()]{1,60}| by [^()]{1,60})?\)\W{0,3}$/i,
  /\bvia getty images\b|\/getty images\b|\/ ?(?:afp|ap|reuters|epa|ap photo)\W{0,3}$/i,
  /^image (?:copyright|caption|source)\b/i,
  /^\((?:(?:photo|image) )?credit ?: /i,
  /^(?:enlarge this image|media caption|photo caption|image credit)\b/i,
  /^(?:file|file photo|in this (?:file )?photo|photo taken)\b ?[-–—:,]/i,
];
const MONTH =
  "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)";
/** "…, December 27, 2022." and "… on 25 May 2023." */
const DATED = new RegExp(`(?:,| on| in) (?:${MONTH} \\d{1,2},? \\d{4}|\\d{1,2} ${MONTH},? \\d{4})\\.?$`);

/** Whether a line is a picture's caption by the mark of its maker. */
export function isCreditedCaption(text: string): boolean {
  return text.length <= MAX_LENGTH && wordCount(text) <= 90 && CREDITED.some((pattern) => pattern.test(text));
}

/**
 * Whether a line of the head, or one that the page repeats, is a caption by its form: one sentence that ends in a full date with its year,
 * as captions do and first sentences of news don't (these name the weekday).
 */
export function isDatedCaption(text: string): boolean {
  return text.length <= 400 && wordCount(text) <= 50 && DATED.test(text) && !/[.!?]["”]? [A-Z“"]/.test(text);
}

const PAST = /\b(?:said|told|met|held|spoke|was|were|had|went|came|took|gave|\p{L}{3,20}ed)\b/u;

/** Whether a line tells of the past, as first sentences do and captions, which speak of what one sees, do not. */
export function tellsOfPast(text: string): boolean {
  return PAST.test(text.slice(0, 600));
}

/** Words of a page's picture frame in front of a caption, which are not part of it: their length, 0 where there are none. */
export function frameLength(text: string): number {
  const found =
    /^(?:Media playback is (?:un|not )supported on your device\s+(?:Media caption\s+)?|Enlarge this image\s+(?:toggle caption\s+)?|toggle caption\s+|Hide caption\s+|Image copyright\s(?=.{0,80}?Image caption))/i.exec(
      text.slice(0, 300),
    );
  return found !== null && found[0].length < text.length ? found[0].length : 0;
}

/** Whether a short line without a verb's stop can head a part of the article. */
export function isHeading(text: string): boolean {
  return text.length <= 120 && wordCount(text) <= 14 && !endsSentence(text) && /\p{L}/u.test(text) && !/[,;]$/.test(text);
}
