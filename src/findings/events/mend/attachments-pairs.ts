import { type NamedDraft as Draft, isRole, type NameWords as Name, word } from "./named-draft.ts";
import { base, childIn, hang, isOneOf, tag } from "./tree-draft.ts";

/** Two persons joined by "and" that a parser tears apart over the places beside them. */
export function mendPairs(draft: Draft, names: readonly Name[]): void {
  for (const [i, name] of names.entries()) {
    mendWithOffice(draft, name);
    mendFrom(draft, name);
    mendTo(draft, name);
    if (name.type !== "PERSON") continue;
    mendTitleJoined(draft, name);
    mendPeer(draft, name);
    mendOffices(draft, name, names[i + 1]);
    mendTwoSubjects(draft, name, names[i + 1], names[i + 2]);
    mendPairOf(draft, name, names[i + 1], names[i + 2]);
    mendSubjects(draft, name, names[i + 1]);
    mendBeforeVerb(draft, name);
    mendBehindDay(draft, name);
    mendSecondContact(draft, name);
  }
}

/** So many words behind a name the office joined to it stands. */
const NEAR_PEER = 6;

/** "Mirel Tavon and his Kestrian [counterpart], Oren Dalvash, talked", read as an apposition. */
function mendPeer(draft: Draft, { top, last }: Name): void {
  const { tokens, head } = draft;
  if (last + 2 >= tokens.count || word(draft, last + 1) !== "and" || tokens.sentence[last + 1] !== tokens.sentence[top]) return;
  for (let t = last + 2; t < Math.min(tokens.count, last + NEAR_PEER); t++)
    if (head[t] === top && base(draft, t) === "appos" && isRole(draft, t)) hang(draft, t, top, "conj");
}

/** "Oren Dalvash of Kestria and [Luc Ferran] of Tresmark", with Ferran joined to Kestria. */
function mendPairOf(draft: Draft, first: Name, place: Name | undefined, second: Name | undefined): void {
  if (second === undefined || place === undefined || second.type !== "PERSON" || place.type === "PERSON") return;
  if (base(draft, second.top) !== "conj" || draft.head[second.top] !== place.top || draft.head[place.top] !== first.top) return;
  const of = childIn(draft, place.top, "case");
  if (of >= 0 && word(draft, of) === "of" && isJoint(draft, place, second)) hang(draft, second.top, first.top, "conj");
}

/** "the presidents of Kestria and Tresmark, [Oren Dalvash] and Luc Ferran": the names of those who hold the offices, joined to the places. */
function mendOffices(draft: Draft, first: Name, second: Name | undefined): void {
  const { head, tokens } = draft;
  if (second === undefined || second.type !== "PERSON" || !["conj", "appos"].includes(base(draft, first.top))) return;
  const comma = titlesBefore(draft, first.first) - 1;
  if (comma < 1 || word(draft, comma) !== "," || !isJoint(draft, first, second)) return;
  let at = comma - 1;
  let climbed = 0;
  while (at >= 0 && climbed < 6 && ["conj", "nmod", "flat", "compound"].includes(base(draft, at)) && !isPlural(draft, at)) {
    at = head[at];
    climbed++;
  }
  if (at < 0 || at >= comma || climbed === 0 || !isPlural(draft, at) || tokens.sentence[at] !== tokens.sentence[first.top]) return;
  hang(draft, first.top, at, "appos");
  hang(draft, second.top, first.top, "conj");
}

/** Several who hold an office: "presidents". */
function isPlural(draft: Draft, t: number): boolean {
  const lemma = draft.tokens.lemma[t].toLowerCase();
  return tag(draft, t) === "NOUN" && isRole(draft, t) && word(draft, t) === `${lemma}s`;
}

/** First of the title words right before a name. */
function titlesBefore(draft: Draft, first: number): number {
  let at = first;
  while (at > 0 && first - at < 4 && ["PROPN", "NOUN", "ADJ"].includes(tag(draft, at - 1))) at--;
  return at;
}

/** Whether nothing but "and" and titles stands between two names. */
function isJoint(draft: Draft, before: Name, behind: Name): boolean {
  const and = titlesBefore(draft, behind.first) - 1;
  return and === before.last + 1 && word(draft, and) === "and";
}

/** "Lund and Kestrian President [Oren Dalvash] spent", with "and" hung on "Kestrian": joined, not two subjects. */
function mendTwoSubjects(draft: Draft, first: Name, next: Name | undefined, other: Name | undefined): void {
  const second = next?.type === "PERSON" ? next : other;
  if (second?.type !== "PERSON" || base(draft, first.top) !== "nsubj" || base(draft, second.top) !== "nsubj") return;
  if (draft.head[first.top] !== draft.head[second.top] || draft.head[first.top] < second.last) return;
  const and = titlesBefore(draft, second.first) - 1;
  if (and !== first.last + 1 || word(draft, and) !== "and") return;
  hang(draft, second.top, first.top, "conj");
  hang(draft, and, second.top, "cc");
}

/** "16:00 [Dalvash] and Tavon have agreed": the first of two subjects, hung on the hour before it. */
function mendSubjects(draft: Draft, first: Name, second: Name | undefined): void {
  const { head } = draft;
  if (second === undefined || second.type !== "PERSON" || base(draft, second.top) !== "nsubj" || !isJoint(draft, first, second)) return;
  const over = head[first.top];
  const verb = head[second.top];
  if (over < 0 || over > first.top || tag(draft, over) !== "NUM" || verb < second.last || childIn(draft, second.top, "cc") < first.last)
    return;
  hang(draft, first.top, verb, "nsubj");
  hang(draft, second.top, first.top, "conj");
}

/** "On the eve of the summit [Tavon] will give a dinner": a name right before a verb without a subject, hung on the noun before it. */
function mendBeforeVerb(draft: Draft, { first, last, top }: Name): void {
  const { head, tokens } = draft;
  const noun = head[top];
  if (!["nmod", "compound"].includes(base(draft, top)) || noun < 0 || noun !== first - 1 || childIn(draft, top, "case", "conj") >= 0)
    return;
  const next = last + 1;
  if (next >= tokens.count || tag(draft, noun) !== "NOUN" || isRole(draft, noun)) return;
  const verb = tag(draft, next) === "AUX" && base(draft, next) === "aux" ? head[next] : next;
  if (verb < next || tag(draft, verb) !== "VERB" || base(draft, verb) === "acl" || childIn(draft, verb, "nsubj") >= 0) return;
  hang(draft, top, verb, "nsubj");
}

/** "met Tavon on Monday in Ostrel, [Dalvash] on Wednesday": a person behind the comma, joined to the place, is met too. */
function mendBehindDay(draft: Draft, { first, top }: Name): void {
  const { head } = draft;
  const place = head[top];
  const verb = place < 0 || base(draft, top) !== "conj" ? -1 : head[place];
  if (verb < 0 || base(draft, place) !== "obl" || verb > place || childIn(draft, top, "case", "cc") >= 0) return;
  const marker = childIn(draft, place, "case");
  if (marker < 0 || word(draft, marker) !== "in" || word(draft, titlesBefore(draft, first) - 1) !== ",") return;
  const object = childIn(draft, verb, "obj");
  if (object > verb && object < place && tag(draft, object) === "PROPN") hang(draft, top, object, "conj");
}

/** "a dinner for Luc Ferran and the Kestrian [premier]", with the premier joined to the dinner. */
function mendWithOffice(draft: Draft, { last, top }: Name): void {
  const { head, tokens } = draft;
  const noun = head[top];
  if (noun < 0 || noun > top || base(draft, top) !== "nmod" || tag(draft, noun) !== "NOUN" || isRole(draft, noun)) return;
  if (last + 2 >= tokens.count || word(draft, last + 1) !== "and") return;
  let office = last + 2;
  while (office < last + 6 && office + 1 < tokens.count && ["DET", "ADJ", "PROPN", "PRON"].includes(tag(draft, office))) office++;
  if (base(draft, office) !== "conj" || head[office] !== noun || tag(draft, office) !== "NOUN" || childIn(draft, office, "case") >= 0)
    return;
  if (isRole(draft, office)) hang(draft, office, top, "conj");
}

/** "had talks with Tavon and [dinner] with Ferran", with the dinner joined to Tavon: a second contact, joined to the talks. */
function mendSecondContact(draft: Draft, { top, last }: Name): void {
  const { head, tokens } = draft;
  const first = head[top];
  const second = childIn(draft, top, "conj");
  if (first < 0 || second < last || second + 1 >= tokens.count || base(draft, top) !== "nmod" || !isContact(draft, first)) return;
  if (!isContact(draft, second) || word(draft, second + 1) !== "with") return;
  hang(draft, second, first, "conj");
  for (let c = second + 2; c < Math.min(tokens.count, second + draft.reach); c++)
    if (head[c] === top && ["nmod", "conj"].includes(base(draft, c))) hang(draft, c, second, "nmod");
}

/** "talks", "a dinner": what people have with each other. */
function isContact(draft: Draft, t: number): boolean {
  return tag(draft, t) === "NOUN" && isOneOf(draft, t, "with-its-own", "meal");
}

/** "received a delegation [from Kelmar]", hung on the verb: where those who were received are from. */
function mendFrom(draft: Draft, { first, top }: Name): void {
  const { head } = draft;
  const object = first - 2;
  if (object < 1 || base(draft, top) !== "obl" || word(draft, first - 1) !== "from" || tag(draft, object) !== "NOUN") return;
  if (head[object] === head[top] && base(draft, object) === "obj" && (isRole(draft, object) || isOneOf(draft, object, "team")))
    hang(draft, top, object, "nmod");
}

/** "between Minister Ada Moll and the harbour [chief], Jon Roe", with the chief joined to Moll's title. */
function mendTitleJoined(draft: Draft, { first, last, top }: Name): void {
  const { head } = draft;
  const title = first - 1;
  if (title < 0 || head[title] !== top || base(draft, title) !== "nmod") return;
  const second = childIn(draft, title, "conj");
  if (second > last && childIn(draft, second, "cc") > last) hang(draft, second, top, "conj");
}

/** "invited the premier, Rolf Imber, [to Lisk]", hung on the premier's name: where the verb leads. */
function mendTo(draft: Draft, { first, top, type }: Name): void {
  const { head, tokens } = draft;
  const person = head[top];
  if (type !== "PLACE" || first < 2 || person < 0 || person > top || base(draft, top) !== "nmod" || word(draft, first - 1) !== "to") return;
  if (tag(draft, person) !== "PROPN") return;
  let at = person;
  for (let climbed = 0; climbed < 3 && at >= 0 && tag(draft, at) !== "VERB"; climbed++) at = head[at];
  if (at < 0 || at > person || tag(draft, at) !== "VERB" || tokens.sentence[at] !== tokens.sentence[top]) return;
  if (word(draft, first - 2) === "," || tokens.lemma[at] === "invite") hang(draft, top, at, "obl");
}
