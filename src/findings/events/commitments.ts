import type { CommitmentMention, When } from "../../model/findings.ts";
import type { Span } from "../../model/span.ts";
import { tokenAt } from "../../text/tokens.ts";
import { childBy, fullRelation, isPassive, relation, subtreeSpan, upos } from "../tree.ts";
import { byPhrase, resolve } from "./actors.ts";
import { dueOf, eventAhead, isConditional } from "./commitment-due.ts";
import { between, eachDeed, joinedDeeds } from "./commitment-joined.ts";
import { areNameless, impliedMakers, isPair, promiser } from "./commitment-makers.ts";
import { byTerms, hasTo } from "./commitment-terms.ts";
import { receiversOf, whatOf, withObject } from "./commitment-what.ts";
import { kindAt, type PromiseKind } from "./commitment-words.ts";
import type { Draft } from "./draft.ts";
import { isPerson } from "./entity-kinds.ts";
import { ownStatus } from "./modality.ts";
import { isKind, preposition } from "./noun-phrases.ts";
import { union } from "./party-places.ts";
import { byPlan, bySchedule, isGuess, isOnlyExpected, trimmed } from "./planned-steps.ts";
import { form, isOneOf, type Scene, sentenceSpan } from "./scene.ts";
import { ownSubject } from "./sides.ts";
import { statementAround } from "./status.ts";
import { canAct, isStateAhead } from "./step-makers.ts";

/**
 * Promises, orders, offers and agreed next steps: by the words that make them ("pledged to"), then planned contacts with a day, then what somebody
 * will do by a day or has promised in his own words. `owners`: whose a mission is, by the word that names it.
 */
export function findCommitments(
  scene: Scene,
  drafts: readonly Draft[],
  owners: ReadonlyMap<number, readonly string[]> = new Map(),
): CommitmentMention[] {
  const found: Omit<CommitmentMention, "id">[] = [];
  const covered = new Uint8Array(scene.tree.tokens.count);
  for (let t = 0; t < scene.tree.tokens.count; t++) {
    const terms = byTerms(scene, t);
    for (const made of terms.length > 0 ? terms : byWord(scene, t)) {
      found.push(made);
      const deed = tokenAt(scene.ann.tokens, made.content.start);
      const below = scene.tree.head[deed] >= 0 && isTo(scene, deed) ? scene.tree.right[scene.tree.head[deed]] : deed;
      for (let at = deed; at < covered.length && (scene.ann.tokens.start[at] < made.content.end || at <= below); at++) covered[at] = 1;
    }
  }
  const add = (made: Omit<CommitmentMention, "id">) => {
    found.push(made);
    for (let at = tokenAt(scene.ann.tokens, made.content.start); at < covered.length && scene.ann.tokens.start[at] < made.content.end; at++)
      covered[at] = 1;
  };
  for (const draft of drafts) {
    if (draft.status !== "planned" || draft.contact === null || draft.rule.endsWith("status.journey") || covered[draft.trigger.word] === 1)
      continue;
    if (isOnlyExpected(scene, draft.trigger.word) || isGuess(scene, draft.trigger.word)) continue;
    const planned = byPlan(scene, draft, owners);
    if (planned?.due != null) add(planned);
  }
  for (let t = 0; t < scene.tree.tokens.count; t++) {
    if ((upos(scene.tree, t) !== "VERB" && !isStateAhead(scene, t)) || covered[t] === 1) continue;
    bySchedule(scene, t, owners).forEach(add);
  }
  const outer = found.filter((made) => !found.some((other) => isPartOf(made, other)));
  outer.sort((a, b) => a.content.start - b.content.start || a.content.end - b.content.end);
  return outer.map((commitment, i) => ({ id: `p${i + 1}`, ...commitment }));
}

/** "will arrive on Wednesday for talks": the talks of a plan that tells more, on the same day, are no further one. */
function isPartOf(inner: Omit<CommitmentMention, "id">, outer: Omit<CommitmentMention, "id">): boolean {
  const [a, b] = [inner.content, outer.content];
  const within = inner !== outer && a.start >= b.start && a.end <= b.end && a.end - a.start < b.end - b.start;
  return within && inner.kind === "plan" && inner.due?.edtf === outer.due?.edtf && inner.due !== null;
}

/** What the word at `token` promises, one for each deed that has a "to" of its own ("undertook to open the gates and to pay for the damage"). */
function byWord(scene: Scene, token: number): Omit<CommitmentMention, "id">[] {
  const kind = kindAt(scene, token);
  if (kind === null) return [];
  // "the territory that they are ready to recognise" tells which territory
  if ((kind === "readiness" && isRestrictive(scene, token)) || isUntold(scene, token)) return [];
  const noun = upos(scene.tree, token) === "NOUN";
  const under = deedUnder(scene, token, noun);
  // "Corvessa will pay, the president promised"
  const over = under < 0 && relation(scene.tree, token) === "parataxis" ? scene.tree.head[token] : -1;
  const deed = under >= 0 ? under : over >= 0 && isForward(scene, over) ? over : -1;
  if (deed < 0) return [];
  if (isEmptyDeed(scene, deed, token)) return [];
  // "willing" ends like a gerund and is none
  const told = noun || (kind === "readiness" && ownStatus(scene, token) === "gerund") ? "plain" : ownStatus(scene, token);
  if (told !== "plain" && told !== "ongoing" && told !== "planned" && !(told === "gerund" && isBeside(scene, token, kind))) return [];
  if (told === "planned" && kind === "agreed") return [];
  const passive = !noun && isPassive(scene.tree, token) && kind !== "readiness";
  const named = noun
    ? nounMakers(scene, token)
    : passive
      ? resolve(scene, byPhrase(scene, token)).filter((id) => canAct(scene, id))
      : union(over >= 0 ? doersOf(scene, over) : [], tellersOf(scene, token), []);
  // "The farmers were promised help": nobody says by whom
  if (passive && named.length === 0) return [];
  const open = areNameless(scene, named) || areOfBodies(scene, token, named);
  const implied = !noun && open ? impliedMakers(scene, token) : null;
  // "The commission agreed that Kestria will open the road": whose deed it is
  const doers = kind === "agreed" && under >= 0 && relation(scene.tree, under) === "ccomp" ? doersOf(scene, under) : [];
  const by = doers.length > 0 ? doers : implied !== null && implied.by.length > 0 ? implied.by : named;
  if (by.length === 0) return [];
  const implicit = by === named || by === doers ? "" : (implied?.rule ?? "");
  const joined = under >= 0 ? joinedDeeds(scene, deed) : [];
  const word = { token, kind, by, noun, over, implicit };
  return eachDeed(scene, deed, joined, (one, and, next) => givenWord(scene, word, one, and, next));
}

/** "signed a pact, agreeing to share the water": a participle behind what has been done. */
function isBeside(scene: Scene, token: number, kind: PromiseKind): boolean {
  const { tree } = scene;
  const over = tree.head[token];
  if (kind !== "promise" && kind !== "agreed") return false;
  if (relation(tree, token) !== "advcl" || over < 0 || over > token || upos(tree, over) !== "VERB") return false;
  return childBy(tree, token, "mark", "nsubj", "aux") < 0 && form(scene, token - 1) === "," && ownStatus(scene, over) === "plain";
}

/** "Both delegations": those of two states or bodies, where the text's entities take them for the two people named last. */
function areOfBodies(scene: Scene, token: number, ids: readonly string[]): boolean {
  const subject = promiser(scene, token);
  return subject >= 0 && isOneOf(scene, subject, "side") && isPair(scene, subject) && ids.every((id) => isPerson(scene, id));
}

interface Word {
  readonly token: number;
  readonly kind: PromiseKind;
  readonly by: readonly string[];
  /** Whether a noun tells it ("its promise to leave"). */
  readonly noun: boolean;
  /** Head of the clause before it ("…, the president promised"), -1 elsewhere. */
  readonly over: number;
  /** What the rule's name says of who is meant. */
  readonly implicit: string;
}

/** One deed of a word given: what stands between the deed and `next`, the first word of the deed joined to it. */
function givenWord(
  scene: Scene,
  { token, kind, by, noun, over, implicit }: Word,
  deed: number,
  and: number,
  next: number,
): Omit<CommitmentMention, "id"> | null {
  const whole = trimmed(scene, deed, withObject(scene, deed, token, withPurpose(scene, deed, token)), noun ? -1 : token);
  const content = between(scene, whole, and, next);
  const due = within(dueOf(scene, deed, token, next), over >= 0 ? content : null);
  // An intention or an announcement without a day binds nobody; to "speak on condition of anonymity" is no matter between the sides.
  if (due === null && isOneOf(scene, token, "no-promise-without-day")) return null;
  if (kind === "agreed" && scene.lemma[deed] === "speak") return null;
  return {
    by: kind === "agreed" ? union(by, resolve(scene, withWhom(scene, token)), []) : by,
    to: union(passiveReceivers(scene, token, noun), union(addressees(scene, token), receiversOf(scene, deed), []), []).filter(
      (id) => !by.includes(id),
    ),
    what: whatOf(scene, deed, content, due, by),
    content,
    due,
    conditional: isConditional(scene, token) || isConditional(scene, deed),
    kind,
    according: statementAround(scene, token)?.id ?? null,
    evidence: [sentenceSpan(scene, token)],
    rule: `commitment.${kind}.${scene.lemma[token]}${implicit}${noun || !isRetold(scene, token) ? "" : "/retold"}`,
  };
}

/** "had promised": of a promise that was given before what the article tells. */
function isRetold(scene: Scene, token: number): boolean {
  const had = childBy(scene.tree, token, "aux");
  return had >= 0 && form(scene, had) === "had";
}

/** A relative clause, also one that was read as what a noun tells ("the town that Vardania is ready to give up"), or as what somebody says though an object stands before it. */
function isRestrictive(scene: Scene, token: number): boolean {
  const { tree } = scene;
  if (relation(tree, token) === "acl" && (fullRelation(tree, token) === "acl:relcl" || form(scene, tree.left[token]) === "that"))
    return true;
  const saying = tree.head[token];
  if (relation(tree, token) !== "ccomp" || saying < 0 || !isOneOf(scene, saying, "told-in-relative")) return false;
  const object = childBy(tree, saying, "obj");
  return object > saying && object < token;
}

/** "denied that it had offered money", "whether they would promise to leave": nobody has given his word there. */
function isUntold(scene: Scene, token: number): boolean {
  const over = scene.tree.head[token];
  const clause = over >= 0 && ["ccomp", "xcomp"].includes(relation(scene.tree, token));
  return clause && isOneOf(scene, over, "nobody-said");
}

/** "as he promised he would do", "the deal that he vows to scrap", "whatever they decide to do": what it is stands elsewhere, or nowhere. */
function isEmptyDeed(scene: Scene, deed: number, token: number): boolean {
  const { tree } = scene;
  if (upos(tree, deed) !== "VERB") return false;
  if (scene.lemma[deed] === "do" && childBy(tree, deed, "obj") < 0) return true;
  const clause = fullRelation(tree, token);
  const first = form(scene, tree.left[token]);
  const gap = clause === "acl:relcl" && childBy(tree, deed, "obj", "ccomp", "xcomp") < 0 && ["that", "which"].includes(first);
  return gap || ["what", "whatever"].includes(first);
}

/** "Sorvane and Mardesh will open the crossing, the commission decided": those who will do it. */
function doersOf(scene: Scene, deed: number): string[] {
  const passive = childBy(scene.tree, deed, "aux:pass", "nsubj:pass") >= 0;
  return passive ? [] : resolve(scene, ownSubject(scene, deed)).filter((id) => canAct(scene, id));
}

/** Who promises or decides; "… will open it, the commission decided": a body without a name promises nothing for itself. */
function tellersOf(scene: Scene, token: number): string[] {
  return resolve(scene, promiser(scene, token)).filter((id) => {
    const entity = scene.entityById.get(id);
    return entity?.type !== "MISC" || entity.mentions.some(({ form }) => form === "name") || entity.mentions.length > 1;
  });
}

/** "…, the president promised on Saturday": that day is no deadline. */
function within(due: When | null, content: Span | null): When | null {
  return content !== null && due?.phrase != null && due.phrase.start >= content.end ? null : due;
}

/** Words between a verb of agreeing and its infinitive. */
const INFINITIVE_REACH = 12;

/** What is promised: an infinitive or that-clause; after "agree" and "order" also a noun ("agreed on a mechanism", "ordered the release"). */
function deedUnder(scene: Scene, token: number, noun: boolean): number {
  const { tree } = scene;
  for (let child = tree.firstChild[token]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (noun ? name === "acl" && hasTo(scene, child) : name === "xcomp" && hasTo(scene, child)) return child;
    // "her word that they would be home", the adverb read as an apposition
    const told = name === "ccomp" || (noun && (name === "acl" || (name === "appos" && childBy(tree, child, "mark") >= 0)));
    if (told && isForward(scene, child, noun || isOneOf(scene, token, "promising"))) return child;
  }
  if (noun) return -1;
  // "agreed in Quenby on Monday to set up a commission": the infinitive may hang on the place or the day
  for (let t = token + 1; t <= tree.right[token] && t <= token + INFINITIVE_REACH; t++) {
    const fits = ["acl", "xcomp", "advcl"].includes(fullRelation(tree, t)) && hasTo(scene, t) && tree.head[t] > token;
    if (fits && ["obl", "nmod"].includes(relation(tree, tree.head[t])) && upos(tree, tree.head[t]) === "PROPN") return t;
  }
  for (let child = tree.firstChild[token]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (scene.headsTime[child] === 1) continue;
    // "ordered the navy to escort the ships"
    const ordered = name === "obj" ? infinitiveAfter(scene, token, child) : -1;
    if (ordered >= 0) return ordered;
    if (name === "obj" && isOneOf(scene, token, "deed-promised") && isDeedNoun(scene, child)) return child;
    // "promised the farmers 30 million crowns"
    const given = name === "obj" ? child : name === "iobj" ? childBy(tree, child, "appos") : -1;
    if (name === "obj" && isGift(scene, token, child)) return child;
    if (given >= 0 && isOneOf(scene, token, "giving") && isCounted(scene, given) && !isKind(scene, given, "person")) return given;
    // "has committed itself to the release of the crew"
    if (name === "obl" && isBoundTo(scene, token, child) && isDeedNoun(scene, child)) return child;
  }
  return -1;
}

/** "committed itself to", "has committed to", not "remains committed to". */
function isBoundTo(scene: Scene, token: number, noun: number): boolean {
  const bound = scene.lemma[token] === "commit" && preposition(scene, noun) === "to";
  return (
    bound &&
    !isPassive(scene.tree, token) &&
    childBy(scene.tree, token, "cop") < 0 &&
    childBy(scene.tree, token, "xcomp") < 0 &&
    relation(scene.tree, token) !== "xcomp"
  );
}

/** "30 million crowns", "the other 30 million" */
function isCounted(scene: Scene, noun: number): boolean {
  const { tree } = scene;
  return childBy(tree, noun, "nummod") >= 0 || (upos(tree, noun) === "NUM" && childBy(tree, noun, "compound") >= 0);
}

/** "30 million crowns in aid", though the aid hangs on the promise. */
function withPurpose(scene: Scene, deed: number, token: number): Span {
  const { tree } = scene;
  const span = subtreeSpan(tree, deed);
  const next = tree.right[deed] + 1;
  const before = upos(tree, deed) === "VERB" ? -1 : eventAhead(scene, token, deed);
  // "the other 30 million before the next session"
  if (before >= 0 && childBy(tree, before, "case") === next) return { start: span.start, end: tree.tokens.end[before] };
  if (upos(tree, deed) !== "NOUN" || next >= tree.tokens.count || !["in", "for"].includes(form(scene, next))) return span;
  const purpose = tree.head[next];
  const own = relation(tree, next) === "case" && tree.head[purpose] === token && tree.left[purpose] === next;
  return own && scene.headsTime[purpose] === 0 ? { start: span.start, end: subtreeSpan(tree, purpose).end } : span;
}

/** "promised the union a new contract": what is promised to somebody; "promised them victory" is a hope. */
function isGift(scene: Scene, token: number, object: number): boolean {
  if (!isOneOf(scene, token, "gift-promised") || upos(scene.tree, object) !== "NOUN") return false;
  const to = childBy(scene.tree, token, "iobj");
  return to >= 0 && to < object && !isKind(scene, object, "person") && !isOneOf(scene, object, "no-gift");
}

/** "offered help", "ordered the release", not "offered them a room". */
function isDeedNoun(scene: Scene, noun: number): boolean {
  const lemma = scene.lemma[noun];
  return scene.ontology.nounFrames.has(lemma) || isOneOf(scene, noun, "deed-noun") || /(?:tion|sion|ment|ance|ence)$/.test(lemma);
}

/** The infinitive that an object is to do, though it may hang on the object or as a purpose. */
function infinitiveAfter(scene: Scene, verb: number, object: number): number {
  const { tree } = scene;
  if (!isOneOf(scene, verb, "ordering")) return -1;
  for (let t = object + 1; t <= Math.min(tree.right[verb], object + INFINITIVE_REACH); t++)
    if (hasTo(scene, t) && (tree.head[t] === object || tree.head[t] === verb)) return t;
  return -1;
}

function isTo(scene: Scene, token: number): boolean {
  return scene.lemma[token] === "to" && relation(scene.tree, token) === "mark";
}

/** What lies ahead; `given`: it may be a word that something will not be done ("promised that nobody would be charged"). */
function isForward(scene: Scene, clause: number, given = false): boolean {
  const told = ownStatus(scene, clause);
  return told === "planned" || told === "called-for" || (given && told === "refused");
}

/** "Its pledge to", "gave her his word that". */
function nounMakers(scene: Scene, noun: number): string[] {
  const over = scene.tree.head[noun];
  const given = scene.lemma[noun] === "word" && over >= 0 ? resolve(scene, ownSubject(scene, over)) : [];
  if (given.length > 0) return given;
  return union(resolve(scene, childBy(scene.tree, noun, "nmod:poss")), nounSubject(scene, noun), []);
}

function nounSubject(scene: Scene, noun: number): string[] {
  const { tree } = scene;
  const governor = tree.head[noun];
  if (governor < 0 || relation(tree, noun) !== "obj" || !isOneOf(scene, governor, "stating")) return [];
  const possessor = childBy(tree, noun, "nmod:poss");
  return possessor >= 0 ? [] : resolve(scene, childBy(tree, governor, "nsubj"));
}

function withWhom(scene: Scene, token: number): number {
  for (let child = scene.tree.firstChild[token]; child >= 0; child = scene.tree.nextSibling[child])
    if (relation(scene.tree, child) === "obl" && preposition(scene, child) === "with") return child;
  return -1;
}

/** "Kestria was promised 30 trucks" */
function passiveReceivers(scene: Scene, token: number, noun: boolean): string[] {
  return !noun && isPassive(scene.tree, token) ? resolve(scene, childBy(scene.tree, token, "nsubj")) : [];
}

function addressees(scene: Scene, token: number): string[] {
  const { tree } = scene;
  const found = resolve(scene, childBy(tree, token, "iobj"));
  if (found.length > 0) return found;
  for (let child = tree.firstChild[token]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (name === "obj" && childBy(tree, token, "xcomp", "ccomp") > child) return resolve(scene, child);
    if (name === "obl" && preposition(scene, child) === "to" && child < childBy(tree, token, "xcomp", "ccomp"))
      return resolve(scene, child);
  }
  return [];
}
