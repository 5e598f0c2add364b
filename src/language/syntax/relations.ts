/**
 * What the relations of the parser say of a token (the dependent) and its head: Universal Dependencies 2, as English-EWT and GUM use it.
 * A content word is the head of its phrase: prepositions, auxiliaries and articles hang on the noun or verb, not the other way round.
 *
 * | the dependent is … | relations |
 * |---|---|
 * | the head of the sentence | `root` (head -1): the main verb, or the predicate noun or adjective where "be" is only its `cop` |
 * | a core argument | `nsubj`, `nsubj:pass` (of a passive), `nsubj:outer`, `csubj` (a clause), `obj`, `iobj`, `ccomp` (a clause with its own subject: what is said), `xcomp` (one without: what is promised to be done) |
 * | an oblique noun | `obl` (with a `case` preposition), `obl:agent` (the "by" of a passive), `obl:unmarked` (no preposition: "met Monday"), `expl`, `vocative`, `dislocated` |
 * | a clause or adverb | `advcl`, `advcl:relcl`, `advmod`, `discourse`, `parataxis` (a saying verb put beside the sentence: "the road is open, he said" makes the first clause the head of the second) |
 * | a function word | `aux`, `aux:pass`, `cop`, `mark` ("that", "to", "if"), `case` (prepositions and 's), `det`, `det:predet`, `cc`, `cc:preconj` |
 * | in a noun phrase | `amod`, `nmod` (with a preposition), `nmod:poss` (possessor), `nmod:unmarked`, `nmod:desc` (a title before a name: the name is the head), `appos`, `nummod`, `acl`, `acl:relcl` (relative clause) |
 * | part of a longer unit | `compound`, `compound:prt` ("take over"), `flat` (later parts of a name hang on its first), `fixed` ("as well as"), `goeswith`, `list` |
 * | one of several | `conj` (each on the first), `reparandum`, `orphan` |
 * | else | `punct`, `dep` |
 *
 * The list that the weights know is `Parser.deprels`; a subtype seen fewer than 20 times in training is given as its main type.
 */
export function mainRelation(deprel: string): string {
  const colon = deprel.indexOf(":");
  return colon < 0 ? deprel : deprel.slice(0, colon);
}
