/**
 * Lines that a saved page leaves around an article, as closed lists of phrases. Each pattern must take in the whole line, so that a sentence
 * of the article that holds such words stays. Only lines of at most 240 characters are looked at.
 */
import { endsSentence, wordCount } from "./lines.ts";

const MAX_LENGTH = 240;

/** Reason and patterns. `\W{0,6}` lets dashes, stars and bullets around a phrase pass. */
const PATTERNS: readonly (readonly [reason: string, patterns: readonly RegExp[]])[] = [
  [
    "advertisement",
    [
      /^\W{0,6}advertisements?(?: advertisements?)?\W{0,6}(?:continue reading the main story)?$/i,
      /^\W{0,6}(?:ad|ads|advert|sponsored|sponsored (?:content|links?|by)|promoted(?: content)?|paid (?:content|post))\W{0,6}$/i,
      /^\W{0,6}(?:story|article) continue[sd] (?:below|after)(?: (?:this |the )?(?:advertisement|ad))?\W{0,6}$/i,
      /^continue reading(?: (?:the main story|below))?\W{0,6}$/i,
    ],
  ],
  ["reading-time", [/^(?:(?:estimated )?read(?:ing)? time\W{0,3})?\d{1,3} ?[- ]?min(?:ute)?s?(?: read)?$/i]],
  [
    "newsletter",
    [
      /^(?:sign up|subscribe|register)(?: now| here| today| free)?(?: for| to)? .{0,120}?(?:newsletters?|inbox|updates|alerts|app|channel)\b.{0,100}$/i,
      /^(?:get|stay|receive|want|don['’]t miss) .{0,120}?(?:your inbox|newsletters?|in your email|by email|our app|news app)\b.{0,100}$/i,
      /^(?:subscribe|sign up|sign in|log in|register|subscribe now|sign up here)[.!]?$/i,
      /^(?:download|get) (?:the|our) .{0,40}\bapp\b.{0,40}$/i,
      /^enter your e-?mail address\b.{0,60}$/i,
      /^.{0,140}\bby signing up,? you (?:agree|consent)\b.{0,140}$/i,
      /^newsletter sign[- ]?up\W{0,3}$/i,
      /^.{1,100}\b(?:newsletters?|your inbox)\b.{0,40}\bsign up(?: here| now| today)?\W{0,6}$/i,
      /^.{0,60}\bsign up (?:here )?for (?:our|the) (?:.{1,60} )?newsletters?[^\p{L}.]{0,6}$/iu,
      /^interested in .{1,60}\? add .{1,80} as an interest\b.{0,100}$/i,
      /^(?:click|tap) here (?:(?:for|to get) )?(?:the|our) .{1,40}\bapp\b.{0,60}$/i,
    ],
  ],
  [
    "follow",
    [
      /^(?:follow|like|join|find|connect with) (?:us|me|@\w{1,30}|[\p{L}\d .'’&-]{2,60}?) on (?:facebook|twitter|x|instagram|telegram|youtube|whatsapp|linkedin|google news|social media)\b.{0,80}$/iu,
      /^\W{0,4}follow (?:[\p{L}\d.'’&-]{1,30} ){1,5}on (?:twitter|x|facebook|instagram)(?: at)?:? ?@\w{1,30}\W{0,3}$/iu,
      /^follow (?:us|@\w{1,30})(?: follow @\w{1,30}){0,4}[.:]?$/i,
    ],
  ],
  [
    "contact",
    [
      /^(?:e-?mail|mail|contact|write to) (?:us|the (?:author|editors?|newsroom))\b.{0,100}$/i,
      /^send (?:us )?(?:your |a )?(?:feedback|letters|tips?|comments|corrections)\b.{0,100}$/i,
      /^(?:got|have) (?:a |any )?(?:news )?tips?\b.{0,120}$/i,
      /^(?:report (?:a |an )?(?:mistake|error|typo)|feedback)\W{0,3}$/i,
    ],
  ],
  [
    "copyright",
    [
      /^(?:copyright (?=©|\(c\)|\d{4}|by\b)|©|\(c\) ?\d{4}).{0,200}$/i,
      /^\W{0,3}all rights reserved\b.{0,120}$/i,
      /^click here for reprint permission.{0,10}$/i,
      /^this material may not be (?:published|reproduced).{0,160}$/i,
    ],
  ],
  [
    "related",
    [
      /^\( ?(?:watch|photos?|pictures|timeline|video|read more|also on [^)]{1,40})s? ?: ?[^)]{1,160}\)$/i,
      /^click (?:here )?(?:to (?:get|read|see|watch|sign up|subscribe|join)|for (?:more|updates|complete|full|the latest)) .{0,100}$/i,
      /^(?:more on this|also see|see also|further reading)\W{0,4}$/i,
      /^visit .{1,50}['’]s? (?:home ?page|web ?site) for (?:more|all|the latest)\b.{0,60}$/i,
      /^watch the (?:latest|full) (?:video|interview)s?\b.{0,100}[^.!?]$/i,
      /^[Rr]elated(?=[\p{Lu}“‘"']).{1,200}$/u,
      /^(?:read more|read also|also read|see also|see more|related|related stor(?:y|ies)|related articles?|more on this|recommended|don['’]t miss|you may also like)\W{0,3}[:|»]\s?(?:.{0,200}[^.…])?$/i,
      /^(?:read more|read next|see also|more)\W{0,4}$/i,
    ],
  ],
  [
    "navigation",
    [
      /^(?:skip|jump) to (?:main )?(?:content|navigation|search|article)\W{0,3}$/i,
      /^(?:accessibility links|(?:main )?menu|search|home|back to top|top of page|close|next|previous|prev|load more|show more|toggle navigation|breadcrumbs?)$/i,
      /^(?:home\s?)?(?:[›»>/|]\s?)?[\p{L}\d' &-]{1,30}(?:\s?[›»>]\s?[\p{L}\d' &-]{1,40}){1,5}$/iu,
      /^(?:print|save|bookmark|listen to|comment on) this (?:page|article|story)\W{0,3}$/i,
      /^(?:leave a comment|\d{0,5} ?comments?|post a comment|view comments|no comments yet)\W{0,3}$/i,
      /^(?:link copied|loading|story continues)\W{0,3}$/i,
      /^(?:terms (?:of use|and conditions)|privacy policy|cookie policy|about us|contact us)\W{0,3}$/i,
    ],
  ],
  [
    "media-player",
    [
      /^(?:just watched|must watch) .{1,200}$/i,
      /^.{0,200}\breplay more videos\b.{0,200}$/i,
      /^media playback is (?:un|not )supported on your device$/i,
      /^slideshow \(\d{1,3} images?\)$/i,
      /^(?:(?:prev|next|previous) )?image \d{1,3} of \d{1,3}$/i,
      /^(?:video|photos?|gallery|watch|listen|play video|play|watch live|live)\W{0,3}$/i,
      /^\[pullquote\]$/i,
    ],
  ],
  [
    "notice",
    [
      /^(?:the )?(?:opinions?|views?) expressed (?:here|in this \p{L}{3,12}|(?:here )?by (?:our |the |guest |outside )?(?:columnists?|authors?|writers?|contributors?))\b.{0,160}\b(?:own|represent|reflect|those of)\b.{0,100}$/iu,
      /^this is a rush transcript\b.{0,100}$/i,
    ],
  ],
  ["picture-frame", [/^image (?:copyright|source) (?:(?!caption).){1,40}$/i]],
  ["separator", [/^[^\p{L}\d]{0,60}$/u]],
  [
    "age",
    [
      /^\d{1,3} (?:minutes?|hours?|days?|weeks?|months?|years?) ago$/i,
      /^this article is more than \d{1,2} (?:months?|years?) old$/i,
      /^(?:just now|yesterday)$/i,
    ],
  ],
];

/** All patterns as one, a little wider than they are: most lines are settled by one look. */
const ANY = new RegExp(PATTERNS.flatMap(([, patterns]) => patterns.map(({ source }) => `(?:${source})`)).join("|"), "iu");

const SHARE_WORDS = new Set(
  "share tweet facebook twitter x whatsapp telegram email e-mail mail print linkedin reddit pinterest copy link messenger viber vk this article story post on via save to pin it flipboard instagram threads bluesky mastodon sms url and with your friends".split(
    " ",
  ),
);
const SHARE_STRONG = new Set(
  "share tweet facebook whatsapp telegram linkedin reddit pinterest flipboard viber email e-mail print".split(" "),
);

/** A bar of buttons: nothing but words of sharing, among them a clear one. */
function isShareBar(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\d-]+/u)
    .filter((word) => word !== "" && !/^\d+$/.test(word));
  return (
    words.length > 0 && words.length <= 16 && words.every((word) => SHARE_WORDS.has(word)) && words.some((word) => SHARE_STRONG.has(word))
  );
}

/** Why a line is litter by its words alone; null where it is not. */
export function litterReason(text: string): string | null {
  if (text.length > MAX_LENGTH) return null;
  if (ANY.test(text)) for (const [reason, patterns] of PATTERNS) if (patterns.some((pattern) => pattern.test(text))) return reason;
  if (isShareBar(text)) return "share-bar";
  return /^[^.!?]{10,200}[^.!?:;,] Read more$/.test(text) ? "related" : null;
}

const RELATED_HEADING =
  /^\W{0,4}(?:(?:related|recent|latest|popular|trending|top|similar|more|other|most read|must read|featured) (?:articles?|stor(?:y|ies)|news|posts?|reads?|headlines|topics|coverage|videos?|now|on this)|related(?: content| links?)?|recommended(?: for you| reading| stories)?|you (?:may|might) (?:also )?(?:like|be interested in|have missed)|more (?:from|in|on|about) [\p{L}\d' &-]{1,40}|read (?:more|next|also)|see also|most (?:read|popular|viewed|shared)|trending|tags?|topics|don['’]t miss|up next|around the web|from our partners)\W{0,4}$/iu;

/** Whether a line is the heading of a list of other articles. */
export function isRelatedHeading(text: string): boolean {
  return text.length <= 80 && RELATED_HEADING.test(text);
}

/** Whether a line could be the title of another article: short, without the stop of a sentence. */
export function isHeadlineLike(text: string): boolean {
  return text.length <= 180 && wordCount(text) <= 20 && !endsSentence(text) && !/[,;:]$/.test(text);
}

const SECTION =
  /^(?:world|news|politics|opinion|analysis|analysis\/opinion:?|business|economy|europe|asia|africa|americas?|middle east|national|international|local|sports?|culture|science|technology|health|top stories|breaking(?: news)?|exclusive|latest(?: news)?|live|editorial|features?|society|security|defen[cs]e|region|war|conflict)$/i;

/** Whether a line is the name of a section of a paper, as it stands above a title. */
export function isSectionLabel(text: string): boolean {
  return text.length <= 30 && SECTION.test(text);
}

const SIZE = /^(?:xs|sm|md|lg|xl|xxl|2xl)$/i;

/** Whether a line is one or more of the letters by which a page tells the width of its window. */
export function isSizeLetters(text: string): boolean {
  return text.length <= 24 && text.split(/\s+/).every((word) => SIZE.test(word));
}
