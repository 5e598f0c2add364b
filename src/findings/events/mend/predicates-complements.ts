import { base, childIn, type TreeDraft as Draft, hang, isOneOf, relationOf, tag } from "./tree-draft.ts";

/** What people do with each other and nobody does to anybody: never a passive, never a participle; with the letters of their past ("spoke", "spoken"). */
const MUTUAL = new Map([
  ["confer", 9],
  ["talk", 6],
  ["speak", 5],
]);

/** "the two [conferred] by video link", with the two read as a passive's subject, or with the verb hung on them as a participle. */
function mendMutual(draft: Draft, verb: number): void {
  const { tokens, head, deprel } = draft;
  if (!MUTUAL.has(tokens.lemma[verb]) || tag(draft, verb) !== "VERB") return;
  for (let c = Math.max(0, verb - draft.reach); c < Math.min(tokens.count, verb + draft.reach); c++) {
    if (head[c] !== verb) continue;
    if (relationOf(draft, c) === "nsubj:pass" && childIn(draft, verb, "aux") < 0) hang(draft, c, verb, "nsubj");
    if (relationOf(draft, c) === "obl:agent") hang(draft, c, verb, "obl");
  }
  let noun = head[verb];
  for (let climbed = 0; climbed < 4 && noun >= 0 && ["nmod", "conj", "flat"].includes(base(draft, noun)); climbed++) noun = head[noun];
  const past = tokens.end[verb] - tokens.start[verb] === MUTUAL.get(tokens.lemma[verb]);
  if (
    noun < 0 ||
    relationOf(draft, verb) !== "acl" ||
    noun > verb ||
    head[noun] >= 0 ||
    !past ||
    childIn(draft, verb, "mark", "nsubj") >= 0
  )
    return;
  if (childIn(draft, noun, "nsubj", "cop", "case") >= 0) return;
  head[verb] = -1;
  deprel[verb] = deprel[noun];
  hang(draft, noun, verb, "nsubj");
  for (let c = verb + 1; c < Math.min(tokens.count, verb + draft.reach); c++) if (head[c] === noun) head[c] = verb;
}

const NOMINAL = new Set(["NOUN", "PROPN", "ADJ", "DET"]);

/** "They did [exchange] letters", with the verb read as a part of the noun behind it. */
function mendDid(draft: Draft, t: number): void {
  const { head, tokens, deprel } = draft;
  const noun = head[t];
  const did = t - 1;
  if (tag(draft, t) !== "VERB" || base(draft, t) !== "compound" || noun < t || did < 0 || tokens.lemma[did] !== "do") return;
  if (head[noun] !== did || base(draft, noun) !== "obj" || childIn(draft, did, "nsubj") < 0) return;
  head[t] = head[did];
  deprel[t] = deprel[did];
  for (let c = Math.max(0, did - draft.reach); c < Math.min(tokens.count, did + draft.reach); c++) if (head[c] === did) head[c] = t;
  hang(draft, did, t, "aux");
  hang(draft, noun, t, "obj");
}

/** "the meeting [the two officers held]", with the officers read as what the meeting met: whose clause it is. */
function mendHeldBy(draft: Draft, t: number): void {
  const { head } = draft;
  const noun = head[t];
  const verb = t + 1;
  if (base(draft, t) !== "obj" || noun < 0 || noun > t || tag(draft, noun) !== "NOUN" || verb >= draft.tokens.count) return;
  if (head[verb] !== t || base(draft, verb) !== "acl" || tag(draft, verb) !== "VERB" || childIn(draft, verb, "obj", "nsubj") >= 0) return;
  hang(draft, verb, noun, "acl:relcl");
  hang(draft, t, verb, "nsubj");
}

/** "The ministry said its [envoy], Jona Pellar, would fly": of two subjects the one behind the verb of saying is that of what is said. */
function mendSaidOf(draft: Draft, t: number): void {
  const verb = draft.head[t];
  if (relationOf(draft, t) !== "nsubj" || verb > t || t - verb > 6 || !isOneOf(draft, verb, "telling-behind")) return;
  const first = childIn(draft, verb, "nsubj");
  const clause = first >= 0 && first < verb ? childIn(draft, verb, "ccomp") : -1;
  if (clause > t && childIn(draft, clause, "nsubj") < 0) hang(draft, t, clause, "nsubj");
}

/** "Dalvash rang Premier [Tavon]": of two subjects the one behind the verb is its object. */
function mendSecondSubject(draft: Draft, t: number): void {
  const verb = draft.head[t];
  if (relationOf(draft, t) !== "nsubj" || tag(draft, t) !== "PROPN" || verb > t || t - verb > 6 || tag(draft, verb) !== "VERB") return;
  const first = childIn(draft, verb, "nsubj");
  if (first < 0 || first > verb || childIn(draft, verb, "obj") >= 0) return;
  for (let at = verb + 1; at < t; at++) if (!NOMINAL.has(tag(draft, at))) return;
  hang(draft, t, verb, "obj");
}

/** "offered to [host] talks", with the infinitive read as a part of the noun behind it. */
function mendHosting(draft: Draft, t: number): void {
  const { head, tokens } = draft;
  const noun = head[t];
  if (relationOf(draft, t) !== "compound" || tag(draft, t) !== "VERB" || noun < t || tokens.lemma[t - 1] !== "to") return;
  const verb = head[noun];
  if (head[t - 1] !== t || verb < 0 || verb >= t || tag(draft, verb) !== "VERB" || childIn(draft, verb, "xcomp") >= 0) return;
  hang(draft, t, verb, "xcomp");
  hang(draft, noun, t, "obj");
}

/** "is due [in Ostrel]", with the place read as what is said and the subject hung on it. */
function mendDueIn(draft: Draft, place: number): void {
  const { head, tokens } = draft;
  const due = head[place];
  const misread = relationOf(draft, place) === "xcomp" || (relationOf(draft, place) === "obl" && childIn(draft, place, "nsubj") >= 0);
  if (!misread || tokens.lemma[due] !== "due" || place < due) return;
  if (childIn(draft, place, "case") < due || tag(draft, place) === "VERB") return;
  for (let c = Math.max(0, due - draft.reach); c < due; c++)
    if (head[c] === place && ["nsubj", "cop", "aux", "advmod"].includes(base(draft, c))) head[c] = due;
  hang(draft, place, due, "obl");
}

/** "called off talks with [Tavon] planned for Friday", with Tavon read as who planned: behind noun and preposition he belongs to the noun. */
function mendPlannedWith(draft: Draft, t: number): void {
  const { head } = draft;
  const verb = head[t];
  const noun = verb < 0 ? -1 : head[verb];
  if (base(draft, t) !== "nsubj" || relationOf(draft, verb) !== "acl" || verb < t) return;
  const marker = childIn(draft, t, "case");
  if (marker < 1 || marker > t) return;
  if (noun === marker - 1 && tag(draft, marker) === "ADP") hang(draft, t, noun, "nmod");
}

/** "visited the city [of Quenby]", hung on the verb. */
function mendCityOf(draft: Draft, t: number): void {
  const { head, tokens } = draft;
  if (base(draft, t) !== "obl") return;
  const marker = childIn(draft, t, "case");
  const kind = marker - 1;
  if (kind < 0 || marker > t || tokens.lemma[marker] !== "of" || !isOneOf(draft, kind, "town-of")) return;
  if (head[kind] === head[t]) hang(draft, t, kind, "nmod");
}

const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;

/** "conferred by video link [on Monday]", with the day hung on the link. */
function mendDayOfLine(draft: Draft, t: number): void {
  const { head, tokens } = draft;
  const line = head[t];
  if (base(draft, t) !== "nmod" || line > t || !isOneOf(draft, line, "line") || !WEEKDAY.test(tokens.lemma[t].toLowerCase())) return;
  if (base(draft, line) === "obl" && tag(draft, head[line]) === "VERB") hang(draft, t, head[line], "obl");
}

/** "the visit of the prime minister of Kestria [to Ostrel]", "a message of sympathy [from Tavon]": where it leads or comes from, hung on what is named in between. */
function mendVisitTo(draft: Draft, t: number): void {
  const { head, tokens } = draft;
  if (base(draft, t) !== "nmod" || !(tag(draft, t) === "PROPN" || draft.words.person.has(tokens.lemma[t]))) return;
  const marker = childIn(draft, t, "case");
  if (marker < 0 || marker > t || !["to", "from"].includes(tokens.lemma[marker])) return;
  let at = head[t];
  for (let climbed = 0; climbed < 4 && at >= 0 && base(draft, at) === "nmod"; climbed++) {
    const of = childIn(draft, at, "case");
    if (of < 0 || of > at || !["of", "by"].includes(tokens.lemma[of])) return;
    at = head[at];
    if (isOneOf(draft, at, "writing") || (tokens.lemma[marker] === "to" && isOneOf(draft, at, "journey"))) {
      const sent = isOneOf(draft, at, "writing") && base(draft, at) === "obj";
      hang(draft, t, sent ? head[at] : at, sent ? "obl" : "nmod");
      return;
    }
  }
}

/** "agreed in a phone call [to meet]": what was agreed, hung on the call. */
function mendAgreedIn(draft: Draft, t: number): void {
  const { head, tokens } = draft;
  const call = head[t];
  if (relationOf(draft, t) !== "acl" || tag(draft, t) !== "VERB" || call > t || !isOneOf(draft, call, "agreed-at")) return;
  const verb = head[call];
  if (base(draft, call) !== "obl" || verb < 0 || verb > call || !isOneOf(draft, verb, "agreeing-at")) return;
  const to = childIn(draft, t, "mark");
  if (to < 0 || tokens.lemma[to] !== "to" || childIn(draft, verb, "xcomp", "obj", "ccomp") >= 0) return;
  hang(draft, t, verb, "xcomp");
}

const APART = new Set(["separately", "together", "jointly", "individually"]);

/** "met Tavon and Dalvash [separately]": how they met, hung on the last of them. */
function mendApart(draft: Draft, t: number): void {
  const { head, tokens } = draft;
  if (base(draft, t) !== "advmod" || !APART.has(tokens.lemma[t]) || head[t] > t || !["PROPN", "NOUN"].includes(tag(draft, head[t]))) return;
  let at = head[t];
  for (let climbed = 0; climbed < 5 && ["conj", "nmod", "appos", "flat"].includes(base(draft, at)); climbed++) at = head[at];
  const verb = head[at];
  if (["obj", "obl"].includes(base(draft, at)) && verb >= 0 && verb < t && tag(draft, verb) === "VERB") hang(draft, t, verb, "advmod");
}

/** "[the] two spoke": an article taken for a subject of its own. */
function mendArticle(draft: Draft, t: number): void {
  const { head, tokens } = draft;
  if (base(draft, t) !== "nsubj" || tokens.lemma[t] !== "the" || t + 1 >= tokens.count || head[t + 1] !== head[t]) return;
  if (base(draft, t + 1) === "nsubj") hang(draft, t, t + 1, "det");
}

const HOURS = new Set("morning afternoon evening night day week weekend month year time hour".split(" "));

/** "received in audience the new [envoy]": behind the verb with an article and no preposition, an object. */
function mendCaseless(draft: Draft, t: number): void {
  const { head, tokens } = draft;
  const verb = head[t];
  if (relationOf(draft, t) !== "obl" || tag(draft, t) !== "NOUN" || verb > t || tag(draft, verb) !== "VERB" || HOURS.has(tokens.lemma[t]))
    return;
  if (childIn(draft, t, "det") < verb || childIn(draft, t, "case", "mark", "advmod") >= 0) return;
  if (childIn(draft, verb, "obj", "xcomp", "ccomp") < 0 && childIn(draft, verb, "aux") < 0) hang(draft, t, verb, "obj");
}

/** "spoke late in the evening with [Tavon]", with Tavon hung on the evening. */
function mendWithHour(draft: Draft, t: number): void {
  const { head, tokens } = draft;
  if (base(draft, t) !== "nmod" || !HOURS.has(tokens.lemma[head[t]])) return;
  const marker = childIn(draft, t, "case");
  if (marker < 0 || marker > t || tokens.lemma[marker] !== "with") return;
  let at = head[t];
  if (at > t || base(draft, at) !== "obl") return;
  for (let climbed = 0; climbed < 4 && at >= 0 && tag(draft, at) !== "VERB"; climbed++) at = head[at];
  if (at >= 0 && at < t && tag(draft, at) === "VERB") hang(draft, t, at, "obl");
}

/** "Corvessa will pay, the president [promised] on Saturday": the clause that tells who said it, read as one that tells when or why. */
function mendTold(draft: Draft, t: number): void {
  const { head, tokens } = draft;
  if (base(draft, t) !== "advcl" || head[t] > t || tag(draft, t) !== "VERB" || !isOneOf(draft, t, "telling-behind")) return;
  const subject = childIn(draft, t, "nsubj");
  if (subject < 0 || subject > t || childIn(draft, t, "mark", "advmod", "aux") >= 0) return;
  let first = subject;
  for (let at = subject - 1; at > head[t] && at > subject - 8 && tokens.lemma[at] !== ","; at--) first = at;
  if (tokens.lemma[first - 1] === ",") hang(draft, t, head[t], "parataxis");
}

/** Mends what a verb has beside and behind it, word by word. */
export function mendComplements(draft: Draft, t: number): void {
  mendMutual(draft, t);
  if (draft.head[t] < 0) return;
  mendDid(draft, t);
  mendHeldBy(draft, t);
  mendSaidOf(draft, t);
  mendSecondSubject(draft, t);
  mendHosting(draft, t);
  mendDueIn(draft, t);
  mendPlannedWith(draft, t);
  mendCityOf(draft, t);
  mendDayOfLine(draft, t);
  mendVisitTo(draft, t);
  mendAgreedIn(draft, t);
  mendApart(draft, t);
  mendArticle(draft, t);
  mendCaseless(draft, t);
  mendWithHour(draft, t);
  mendTold(draft, t);
}
