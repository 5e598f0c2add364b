/** What an agreement binds one of its sides to. */
import type { CommitmentMention } from "../../model/findings.ts";
import { childBy, isPassive, modalOf, relation, subtreeSpan, upos } from "../tree.ts";
import { byPhrase, resolve } from "./actors.ts";
import { isOfTerms, isUnderAgreement } from "./commitment-clauses.ts";
import { dueOf, isConditional } from "./commitment-due.ts";
import { between, eachDeed, joinedDeeds, otherClause } from "./commitment-joined.ts";
import { areNameless, impliedMakers } from "./commitment-makers.ts";
import { whatOf, withObject } from "./commitment-what.ts";
import { ownStatus } from "./modality.ts";
import { isBeTo } from "./modality-future.ts";
import { pairBefore } from "./pairs-before.ts";
import { trimmed } from "./planned-steps.ts";
import { isOneOf, type Scene, sentenceSpan } from "./scene.ts";
import { statementAround } from "./status.ts";
import { canAct } from "./step-makers.ts";

/** Who is bound, by what word, and to do what. */
interface Bond {
  readonly bound: number;
  readonly deed: number;
  /** Those whom the agreement binds where the deed is told without anybody who does it. */
  readonly parties: readonly string[] | null;
}

/** "The accord obliges the army to leave", "the army is obliged to leave", "under the accord, the army must leave": the deeds, one by one. */
export function byTerms(scene: Scene, token: number): Omit<CommitmentMention, "id">[] {
  const { tree } = scene;
  if (upos(tree, token) !== "VERB") return [];
  const bond = isOneOf(scene, token, "terms-bind") ? boundBy(scene, token) : mustDo(scene, token);
  if (bond === null) return [];
  const told = bond.parties === null ? resolve(scene, bond.bound).filter((id) => canAct(scene, id)) : [];
  const implied = bond.parties === null && areNameless(scene, told) ? impliedMakers(scene, token, bond.bound) : null;
  const by = bond.parties !== null ? bond.parties : implied !== null && implied.by.length > 0 ? implied.by : told;
  if (by.length === 0) return [];
  return eachDeed(scene, bond.deed, joinedDeeds(scene, bond.deed), (one, and, next) => {
    const own =
      one === token
        ? { start: scene.ann.tokens.start[token], end: subtreeSpan(tree, token).end }
        : withObject(scene, one, token, subtreeSpan(tree, one));
    const end = Math.min(next, otherClause(scene, one));
    const content = between(scene, trimmed(scene, one, own), and, end);
    const due = dueOf(scene, one, token, end);
    return {
      by,
      to: [],
      what: whatOf(scene, one, content, due, [...by, ...told]),
      content,
      due,
      conditional: isConditional(scene, one),
      kind: "agreed",
      according: statementAround(scene, token)?.id ?? null,
      evidence: [sentenceSpan(scene, token)],
      rule: `commitment.agreed.terms${bond.parties !== null ? "/parties" : by === told ? "" : implied?.rule}`,
    };
  });
}

/** An agreement that binds, or those who are bound without a word by whom. */
function boundBy(scene: Scene, token: number): Bond | null {
  const { tree } = scene;
  const deed = childBy(tree, token, "xcomp");
  if (deed < 0 || !hasTo(scene, deed)) return null;
  const subject = childBy(tree, token, "nsubj");
  if (isPassive(tree, token))
    return subject >= 0 && scene.lemma[token] !== "commit" && isOfAgreement(scene, token) ? { bound: subject, deed, parties: null } : null;
  const bound = childBy(tree, token, "obj");
  const fits = subject >= 0 && bound >= 0 && isOneOf(scene, subject, "agreement") && ownStatus(scene, token) === "plain";
  return fits ? { bound, deed, parties: null } : null;
}

/** Sentences back in which an agreement must be spoken of where those are bound whom no word binds: a law binds too. */
const NEAR = 2;

function isOfAgreement(scene: Scene, token: number): boolean {
  const { sentences, tokens } = scene.ann;
  const own = tokens.sentence[token];
  for (let t = sentences[Math.max(0, own - NEAR)].firstToken; t < sentences[own].endToken; t++)
    if (isOneOf(scene, t, "agreement")) return true;
  return false;
}

/**
 * "Under the truce, both armies must leave the bridge", "according to the accord, Kestria will pay", and the sentences behind that go on so. What will be
 * done by nobody who is named binds the parties ("the prisoners will be freed").
 */
function mustDo(scene: Scene, token: number): Bond | null {
  const { tree } = scene;
  const bound = childBy(tree, token, "nsubj", "nsubj:pass");
  const modal = modalOf(tree, token) ?? (isBeTo(scene, token) ? "is to" : "");
  if (bound < 0 || !["must", "will", "shall", "is to"].includes(modal)) return null;
  if (ownStatus(scene, token) !== (modal === "must" ? "called-for" : "planned")) return null;
  // "…, Vardania will leave and Kestria will pay": the second clause is of the same terms
  const over = relation(tree, token) === "conj" ? tree.head[token] : -1;
  const own = isUnderAgreement(scene, token) || (over >= 0 && isUnderAgreement(scene, over));
  const passive = isPassive(tree, token);
  if (own && !passive) return { bound, deed: token, parties: null };
  const clause = over >= 0 ? over : token;
  if (relation(tree, clause) !== "root" || isOneOf(scene, token, "no-deed") || !isOfTerms(scene, scene.ann.tokens.sentence[token]))
    return null;
  if (!passive) return { bound, deed: token, parties: null };
  const agent = byPhrase(scene, token);
  const parties = agent < 0 || scene.headsTime[agent] === 1 ? pairBefore(scene, token) : null;
  return parties === null ? null : { bound, deed: token, parties };
}

/** An infinitive with "to". */
export function hasTo(scene: Scene, token: number): boolean {
  const marker = childBy(scene.tree, token, "mark");
  return marker >= 0 && scene.lemma[marker] === "to";
}
