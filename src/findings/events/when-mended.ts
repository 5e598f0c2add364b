/** Days as a text gives them, put right by the day of the news and by whether the event has been, is to come or was called off. */
import type { When } from "../../model/findings.ts";
import { addDays, edtfBounds } from "../../text/dates.ts";
import { childBy, relation, upos } from "../tree.ts";
import { DAY } from "./days-count.ts";
import { form, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";
import { isJourney, NO_TIME } from "./when.ts";

/** "wants to meet before the summer ends" tells no day. */
export function withoutLimit(when: When): When {
  return when.edtf.startsWith("../") ? NO_TIME : when;
}

/** "There she will meet the envoy, who came on the 12th": what will be is of no day gone by. */
export function notBehind(scene: Scene, when: When, { word, kind }: Trigger): When {
  const told = scene.ann.published?.slice(0, 10) ?? "";
  const aux = kind === "verb" ? childBy(scene.tree, word, "aux") : -1;
  if (aux < 0 || !["will", "shall", "'ll"].includes(form(scene, aux)) || !DAY.test(told)) return when;
  const { last } = edtfBounds(when.edtf);
  return last !== null && last < told ? NO_TIME : when;
}

/** "wrote to Pons, now ninety": what is told in the past was not now. */
export function notNow(scene: Scene, when: When, { word, kind }: Trigger): When {
  return kind === "verb" && when.rule.endsWith("/reference") && when.edtf.endsWith("~") && isPastForm(scene, word) ? NO_TIME : when;
}

/** A bare weekday of what has been called off is the nearest one, rather ahead than behind: "has called off a trip that was to begin on Friday", told on Thursday. */
export function nearestTo(scene: Scene, when: When): When {
  const told = scene.ann.published?.slice(0, 10) ?? "";
  if (isBareMonth(scene, when) && DAY.test(told)) return nearestMonth(when, told);
  if (!when.rule.endsWith("/weekday") || !DAY.test(when.edtf) || !DAY.test(told)) return when;
  if (/^(?:next|last|this|coming)\b|\d/i.test(phraseOf(scene, when))) return when;
  // "The summit, due to open on Saturday, has been put off"
  const before = when.phrase === null ? "" : scene.ann.text.slice(Math.max(0, when.phrase.start - 40), when.phrase.start);
  if (/\bdue to \p{Ll}+ [^,.]*$/u.test(before)) return when;
  const isNear = (day: string) => day >= addDays(told, -3) && day <= addDays(told, 4);
  const other = [-7, 7].map((days) => addDays(when.edtf, days)).find(isNear);
  return isNear(when.edtf) || other === undefined ? when : { ...when, edtf: other, rule: `${when.rule}.nearest` };
}

/** "a trip planned for June" */
function isBareMonth(scene: Scene, when: When): boolean {
  return /^\d{4}-\d{2}$/.test(when.edtf) && /^\p{Lu}\p{L}+$/u.test(phraseOf(scene, when));
}

/** Told in October to have been called off, a trip planned for June was to be in the June before. */
function nearestMonth(when: When, told: string): When {
  const months = (day: string) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7));
  const before = `${Number(when.edtf.slice(0, 4)) - 1}${when.edtf.slice(4)}`;
  const ahead = months(when.edtf) - months(told);
  return ahead > 0 && months(told) - months(before) < ahead ? { ...when, edtf: before, rule: `${when.rule}.nearest` } : when;
}

const AHEAD = ".ahead";

/** The day of what was taken for planned until it was told to have been called off: the nearest one again. */
export function asCalledOff(scene: Scene, when: When): When {
  const own = when.rule.endsWith(`/weekday${AHEAD}`)
    ? { ...when, edtf: addDays(when.edtf, -7), rule: when.rule.slice(0, -AHEAD.length) }
    : when;
  return nearestTo(scene, own);
}

/** "their first talks since February": when the last ones were. */
export function notSinceFirst(scene: Scene, when: When): When {
  if (!when.edtf.endsWith("/..") || when.phrase === null) return when;
  const before = scene.ann.text.slice(Math.max(0, when.phrase.start - 120), when.phrase.end);
  return /\bfirst\b[^.]*\bsince\b/i.test(before) ? NO_TIME : when;
}

/** "In January she travelled to Kinta", told in December: what has happened lies behind, in the year before where no year is named. */
export function behindOf(scene: Scene, when: When): When {
  const told = scene.ann.published?.slice(0, 10) ?? "";
  // "had told her of her plans on Monday", read as the Monday of the plans
  const bare = when.rule.endsWith("/weekday") && DAY.test(when.edtf) && DAY.test(told) && !/next|coming|\d/i.test(phraseOf(scene, when));
  if (bare && when.edtf > told && when.edtf < addDays(told, 7))
    return { ...when, edtf: addDays(when.edtf, -7), rule: `${when.rule}.behind` };
  if (!DAY.test(told) || !/\/(?:month|calendar-day)$/.test(when.rule) || /\d{4}/.test(phraseOf(scene, when))) return when;
  const { first } = edtfBounds(when.edtf);
  if (!/^\d{4}-\d{2}(?:-\d{2})?$/.test(when.edtf) || first === null || first <= told) return when;
  return { ...when, edtf: `${Number(when.edtf.slice(0, 4)) - 1}${when.edtf.slice(4)}`, rule: `${when.rule}.behind` };
}

/** "have not spoken since May", told in March: since the May of the year before. */
export function sinceBehind(scene: Scene, when: When): When {
  const told = scene.ann.published?.slice(0, 10) ?? "";
  if (!DAY.test(told) || !/^\d{4}-\d{2}(?:-\d{2})?\/\.\.$/.test(when.edtf) || /\d{4}/.test(phraseOf(scene, when))) return when;
  if (when.edtf.slice(0, -3) <= told.slice(0, when.edtf.length - 3)) return when;
  return { ...when, edtf: `${Number(when.edtf.slice(0, 4)) - 1}${when.edtf.slice(4)}`, rule: `${when.rule}.behind` };
}

/** A bare weekday that was read backwards, of what is still to come, is the next one. */
export function aheadOf(scene: Scene, when: When, trigger: Trigger): When {
  if (isOfDeedDone(scene, when, trigger)) return when;
  if (isOfEarlierClause(scene, when, trigger)) return NO_TIME;
  const day = scene.ann.published?.slice(0, 7);
  // "agreed to hold a summit in February", told in December
  if (day !== undefined && /^\d{4}-\d{2}$/.test(when.edtf) && when.rule.endsWith("/month") && when.edtf < day && !namesYear(scene, when))
    return { ...when, edtf: `${Number(when.edtf.slice(0, 4)) + 1}${when.edtf.slice(4)}`, rule: `${when.rule}.ahead` };
  if (when.phrase === null || !DAY.test(when.edtf) || !when.rule.endsWith("/weekday")) return when;
  const time = scene.ann.times.find(({ start }) => start === when.phrase?.start);
  if (
    time === undefined ||
    time.direction === "future" ||
    time.anchor !== "published" ||
    // "last Monday", "Monday, May 22"
    /^last|\d/i.test(scene.ann.text.slice(time.start, time.end))
  )
    return when;
  // "On Tuesday he travels on", told on a Tuesday: today
  if (scene.ann.published?.slice(0, 10) === when.edtf) return when;
  return { ...when, edtf: addDays(when.edtf, 7), rule: `${when.rule}${AHEAD}` };
}

function namesYear(scene: Scene, when: When): boolean {
  return when.phrase === null || /\d{4}|last/i.test(phraseOf(scene, when));
}

function phraseOf({ ann }: Scene, { phrase }: When): string {
  return phrase === null ? "" : ann.text.slice(phrase.start, phrase.end);
}

/** "flew to Belmora on Wednesday to meet Maruk": the day is that of the journey, which was made. */
function isOfDeedDone(scene: Scene, when: When, { word, kind }: Trigger): boolean {
  const { tree } = scene;
  const governor = tree.head[word];
  if (kind !== "verb" || governor < 0 || relation(tree, word) !== "advcl" || !when.rule.startsWith("when.governing")) return false;
  return isJourney(scene, governor) && upos(tree, governor) === "VERB" && isPastForm(scene, governor);
}

/** "changed course in March, agreeing to a meeting": the month is that of the change, which was made. */
function isOfEarlierClause(scene: Scene, when: When, { word }: Trigger): boolean {
  const { phrase } = when;
  const placed =
    phrase === null ? undefined : scene.timesIn[scene.ann.tokens.sentence[word]].find(({ time }) => time.start === phrase.start);
  const verb = placed === undefined || placed.head > word ? -1 : scene.tree.head[placed.head];
  if (verb < 0 || verb === scene.tree.head[word] || upos(scene.tree, verb) !== "VERB" || !isPastForm(scene, verb)) return false;
  for (let t = Math.max(verb, placed?.head ?? verb) + 1; t < word; t++)
    if (form(scene, t) === "," && form(scene, t + 1).endsWith("ing")) return true;
  return false;
}

function isPastForm(scene: Scene, verb: number): boolean {
  const word = form(scene, verb);
  return word !== scene.lemma[verb] && !word.endsWith("ing") && word !== `${scene.lemma[verb]}s` && childBy(scene.tree, verb, "aux") < 0;
}
