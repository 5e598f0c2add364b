import type { NameType } from "../../model/annotations.ts";
import type { TokenSpans } from "../tokens/tokenize.ts";
import type { FoundName } from "./finder.ts";

/** What is asked about the tokens of the text that names were found in. */
export interface NamedWords {
  readonly spans: TokenSpans;
  readonly form: (token: number) => string;
  /** Whether the token is a known place or town. */
  readonly isPlace: (token: number) => boolean;
}

/** What the full name of a firm ends with. */
const FIRM_ENDS: ReadonlySet<string> = new Set(
  "inc inc. corp corp. corporation ltd ltd. limited plc llc llp co co. company ag sa nv se spa ab asa oyj bhd gmbh holdings group technologies pharmaceuticals motors airlines airways".split(
    " ",
  ),
);

/** So many names of one word, two in three of one type, settle the type of the rest. */
const ENOUGH = 3;

/**
 * One name has one type throughout a text: a firm that is told once in full ("Norvik Holdings Ltd") is meant by the beginning of that name alone; an
 * acronym in brackets behind the body whose initials it has ("(NOC)") is that body wherever it stands; a word that is mostly a name of one type is so
 * everywhere (one sense per discourse: Gale, Church and Yarowsky, 1992).
 */
export function agreeNames(names: readonly FoundName[], words: NamedWords): readonly FoundName[] {
  return byMajority(withAcronyms(asFirms(names, words), words), words);
}

const formsOf = ({ firstToken, endToken }: FoundName, { form }: NamedWords) =>
  Array.from({ length: endToken - firstToken }, (_, k) => form(firstToken + k));

function asFirms(names: readonly FoundName[], words: NamedWords): readonly FoundName[] {
  const firms = new Set<string>();
  const people = new Set<string>();
  for (const name of names) {
    const { type, firstToken, endToken } = name;
    if (endToken === firstToken + 1) continue;
    if (type === "PERSON") for (const form of formsOf(name, words)) people.add(form);
    if (type !== "ORG" || !FIRM_ENDS.has(words.form(endToken - 1).toLowerCase())) continue;
    const forms = formsOf(name, words);
    for (let k = 1; k < forms.length; k++) firms.add(forms.slice(0, k).join(" "));
  }
  if (firms.size === 0) return names;
  return names.map((name) => {
    if (name.type === "ORG" || name.type === "GROUP") return name;
    const forms = formsOf(name, words);
    const isOther = forms.length === 1 && (people.has(forms[0]) || words.isPlace(name.firstToken));
    return firms.has(forms.join(" ")) && !isOther ? { ...name, type: "ORG" } : name;
  });
}

function withAcronyms(names: readonly FoundName[], words: NamedWords): readonly FoundName[] {
  const { spans, form } = words;
  const acronyms = new Set<string>();
  for (const name of names) {
    const at = name.endToken;
    if (name.type !== "ORG" || at + 2 >= spans.count || form(at) !== "(" || form(at + 2) !== ")") continue;
    if (standsFor(form(at + 1), formsOf(name, words))) acronyms.add(form(at + 1));
  }
  if (acronyms.size === 0) return names;
  const out: FoundName[] = [];
  let next = 0;
  for (let token = 0; token < spans.count; token++) {
    if (next < names.length && names[next].firstToken === token) {
      const name = names[next++];
      const isAcronym = name.endToken === token + 1 && acronyms.has(form(token));
      out.push(isAcronym ? { ...name, type: "ORG" } : name);
      token = name.endToken - 1;
    } else if (acronyms.has(form(token)))
      out.push({ start: spans.start[token], end: spans.end[token], type: "ORG", firstToken: token, endToken: token + 1 });
  }
  return out;
}

/** Whether a word is made of initials of the name, the first one first. */
function standsFor(acronym: string, forms: readonly string[]): boolean {
  const initials = forms.filter((form) => /^\p{Lu}/u.test(form)).map((form) => form[0]);
  const letters = acronym.replace(/\P{Lu}/gu, "");
  return letters.length > 1 && letters[0] === initials[0] && [...letters].every((letter) => initials.includes(letter));
}

function byMajority(names: readonly FoundName[], { form }: NamedWords): readonly FoundName[] {
  const counts = new Map<string, Map<NameType, number>>();
  for (const { type, firstToken, endToken } of names) {
    if (endToken > firstToken + 1) continue;
    const word = form(firstToken);
    const of = counts.get(word) ?? new Map<NameType, number>();
    counts.set(word, of.set(type, (of.get(type) ?? 0) + 1));
  }
  const settled = new Map<string, NameType>();
  for (const [word, of] of counts) {
    if (of.size === 1) continue;
    const all = [...of.values()].reduce((sum, n) => sum + n, 0);
    for (const [type, n] of of) if (all >= ENOUGH && n * 3 >= all * 2) settled.set(word, type);
  }
  if (settled.size === 0) return names;
  return names.map((name) => {
    const type = name.endToken === name.firstToken + 1 ? settled.get(form(name.firstToken)) : undefined;
    return type === undefined || type === name.type ? name : { ...name, type };
  });
}
