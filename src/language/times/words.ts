/**
 * The closed word lists that rules speak of. A word has one class and one value; rules compare ids or classes, never strings.
 * Upper-case and lower-case forms are one entry.
 */

export const NONE = 0;
export const MONTH = 1;
export const WEEKDAY = 2;
export const UNIT = 3;
export const CARDINAL = 4;
export const ORDINAL = 5;
export const SEASON = 6;
/** Part of a day; value indexes PARTS. */
export const PART = 7;
/** today, yesterday …; value = days from the reference. */
export const DEICTIC = 8;
/** now, recently …: rules/reference.ts. */
export const REFERENCE = 9;
/** noon, midnight; value = hour. */
export const CLOCK_WORD = 10;
/** daily, weekly …; value indexes UNIT codes. */
export const FREQUENCY = 11;
export const MERIDIEM = 12;
export const ZONE = 13;
/** nineties; value = 9. */
export const DECADE = 14;
/** Words that only matter beside a trigger. */
export const PLAIN = 15;
/** First words of holidays; value indexes HOLIDAYS. */
export const HOLIDAY = 16;
/** half, past: plain words that a rule begins at. */
export const CUE = 17;
export const CLASS_COUNT = 18;

/** Units; a plural has PLURAL added. */
export const SECOND = 1;
export const MINUTE = 2;
export const HOUR = 3;
export const DAY = 4;
export const WEEK = 5;
export const MONTH_UNIT = 6;
export const QUARTER = 7;
export const YEAR = 8;
export const DECADE_UNIT = 9;
export const CENTURY = 10;
export const MILLENNIUM = 11;
export const WEEKEND = 12;
export const FORTNIGHT = 13;
export const PLURAL = 32;
/** Of an echo: the size of whatever was spoken of. */
export const ANY_UNIT = 0;

/** TIMEX3 codes of the parts of a day. */
export const PARTS = ["MO", "MI", "AF", "EV", "NI", "DT"] as const;
export type PartOfDay = (typeof PARTS)[number];
/** TIMEX3 codes of seasons, by value. */
export const SEASONS = ["SP", "SU", "FA", "WI"] as const;
export type SeasonCode = (typeof SEASONS)[number];

/** Holidays whose day follows from the calendar alone. */
export const HOLIDAYS = ["christmas", "new-year", "easter", "thanksgiving", "halloween"] as const;
export type Holiday = (typeof HOLIDAYS)[number];

const TEXTS: string[] = [""];
const CLASSES: number[] = [NONE];
const VALUES: number[] = [0];
const IDS = new Map<string, number>();

function add(words: string, wordClass: number, value: number): void {
  for (const word of words.split(" ")) {
    if (IDS.has(word)) throw new Error(`time word listed twice: ${word}`);
    IDS.set(word, TEXTS.length);
    TEXTS.push(word);
    CLASSES.push(wordClass);
    VALUES.push(value);
  }
}

/** Adds words with the values `first`, `first + 1`, …; forms of one value are joined by "/". */
function series(words: string, wordClass: number, first: number): void {
  for (const [index, forms] of words.split(" ").entries()) add(forms.replaceAll("/", " "), wordClass, first + index);
}

series(
  "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct november/nov december/dec",
  MONTH,
  1,
);
series("monday/mon tuesday/tue/tues wednesday/wed thursday/thu/thur/thurs friday/fri saturday/sat sunday/sun", WEEKDAY, 1);
series("mondays tuesdays wednesdays thursdays fridays saturdays sundays", WEEKDAY, PLURAL + 1);
series("minute hour day week month quarter year decade century millennium weekend fortnight", UNIT, MINUTE);
series("seconds minutes hours days weeks months quarters years decades centuries millennia weekends fortnights", UNIT, PLURAL + SECOND);
add("hrs", UNIT, PLURAL + HOUR);
add("mins", UNIT, PLURAL + MINUTE);
add("yrs", UNIT, PLURAL + YEAR);
series(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
  CARDINAL,
  0,
);
for (const [index, word] of "thirty forty fifty sixty seventy eighty ninety".split(" ").entries()) add(word, CARDINAL, 30 + index * 10);
add("hundred", CARDINAL, 100);
add("thousand", CARDINAL, 1000);
series(
  "first/1st second/2nd third/3rd fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
  ORDINAL,
  1,
);
add("thirtieth", ORDINAL, 30);
series("spring/springtime summer/summertime fall/autumn winter/wintertime", SEASON, 0);
series("morning/mornings midmorning afternoon/afternoons evening/evenings night/nights daytime", PART, 0);
add("nighttime", PART, 4);
add("dawn sunrise daybreak", PART, 0);
add("dusk sunset", PART, 3);
add("overnight", PART, 4);
add("today", DEICTIC, 0);
add("tonight", DEICTIC, 0);
add("yesterday", DEICTIC, -1);
add("tomorrow", DEICTIC, 1);
add("noon midday", CLOCK_WORD, 12);
add("midnight", CLOCK_WORD, 24);
add("hourly", FREQUENCY, HOUR);
add("daily", FREQUENCY, DAY);
add("weekly", FREQUENCY, WEEK);
add("monthly", FREQUENCY, MONTH_UNIT);
add("quarterly", FREQUENCY, QUARTER);
add("annually yearly", FREQUENCY, YEAR);
add("nightly", FREQUENCY, DAY);
add("am", MERIDIEM, 0);
add("pm", MERIDIEM, 12);
add("gmt utc est edt cst cdt mst mdt pst pdt cet cest bst eet eest msk ist jst hkt aest zulu", ZONE, 0);
series("twenties thirties forties fifties sixties seventies eighties nineties", DECADE, 2);
add("now currently current presently nowadays recently recent future soon lately", REFERENCE, 0);

series("christmas new easter thanksgiving halloween", HOLIDAY, 0);
add("half past period then eve", CUE, 0);
// Words that only matter beside a trigger: all that rules name besides the classes above.
add("a about academic additional after afterward afterwards against ago ahead all almost an and approximately are around as", PLAIN, 0);
add("at b barely bc bce be been before beginning between brutal business by c calendar central clock close coming comparable", PLAIN, 0);
add("consecutive corresponding countless couple d daylight did distant do does dollars dozen dozens due during each earlier", PLAIN, 0);
add("early eastern effective end ended ending entire every exactly expected extra few financial fiscal following for", PLAIN, 0);
add("foreseeable from full further going greenwich had has have hence her his hundreds in into is its just km last late later", PLAIN, 0);
add(
  "latest latter least less like local long m many mean meters mid middle miles million more most mountain much my nd near nearly",
  PLAIN,
  0,
);
add("next no not numerous o of old olds on once only onset or other our outset over p pacific part payable people per percent", PLAIN, 0);
add("plan planned plans points post pre preceding previous previously prior rd remaining rest right roughly s same scheduled", PLAIN, 0);
add("school several shall shares short since single so soldiers some st standard start straight subsequent successive t th", PLAIN, 0);
add("than that the their thereafter these this thousands thrice through throughout till time times to too trading troops turn", PLAIN, 0);
add("twice under until up upcoming very was were when which who whole whom whose will within working would z", PLAIN, 0);

export const WORD_COUNT: number = TEXTS.length;
export const WORD_TEXT: readonly string[] = TEXTS;
export const WORD_CLASS: Uint8Array = Uint8Array.from(CLASSES);
export const WORD_VALUE: Int32Array = Int32Array.from(VALUES);

/** Id of a word that a rule speaks of; throws while the rules are loaded where the list lacks it. */
export function id(word: string): number {
  const found = IDS.get(word);
  if (found === undefined) throw new Error(`not in the list of time words: ${word}`);
  return found;
}

/** Set of word ids, for membership tests of rules. */
export function ids(words: string): Uint8Array {
  const set = new Uint8Array(TEXTS.length);
  for (const word of words.split(" ")) set[id(word)] = 1;
  return set;
}
