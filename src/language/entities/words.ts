/** Closed lists of English words that tell roles, acts and persons apart. No names. */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Nouns that are offices or end an office's title ("foreign minister", "secretary of state"). */
export const TITLE_HEADS =
  list(`president premier minister chancellor secretary ambassador envoy governor mayor senator congressman congresswoman
  lawmaker deputy chairman chairwoman chair chairperson spokesman spokeswoman spokesperson commissioner commander general colonel major captain admiral
  lieutenant marshal king queen prince princess emperor empress emir sultan sheikh pope patriarch archbishop bishop cardinal ayatollah imam rabbi
  ombudsman ombudswoman representative adviser advisor director head chief leader official diplomat negotiator mediator judge justice prosecutor attorney speaker
  taoiseach pm fm vice-president vice-premier dictator monarch ruler coordinator rapporteur professor doctor secretary-general counsellor councillor
  sergeant inspector detective officer coach manager founder co-founder ceo treasurer undersecretary under-secretary analyst expert activist
  journalist reporter editor author writer actor actress singer counterpart scientist researcher economist historian lawyer candidate mp negotiators`);

/** Words that stand inside a title before or after its head. */
export const TITLE_PARTS =
  list(`prime foreign interior defense defence finance deputy vice assistant associate acting interim former ex then outgoing
  incoming first second national security council state general chief senior top special presidential parliamentary house opposition party minority majority
  supreme crown grand high permanent under executive managing trade energy justice health economy economic education emergency situations culture environment
  agriculture labour labor transport home external affairs internal attorney lieutenant major brigadier vice-prime central bank army navy air force police
  union policy regional provincial federal military political press media human rights peace climate nuclear commerce intelligence designate elect caretaker
  relations cooperation public social fisheries infrastructure water resources tourism industry digital science research technology information
  communications housing mines mining oil gas petroleum investment planning development immigration maritime customs youth sports welfare religious
  transitional then-prime then-president late embattled veteran longtime long-time new newly-elected newly elected incumbent retired`);

/** Titles of address: they tell a gender and no office. */
export const FEMALE_TITLES = list(
  "mrs ms miss madam madame lady dame queen princess empress baroness duchess countess sister mother actress chairwoman spokeswoman congresswoman businesswoman mme frau",
);
export const MALE_TITLES = list(
  "mr sir lord king prince emperor baron duke count brother father pope patriarch actor chairman spokesman congressman businessman emir sultan sheikh imam rabbi cardinal monsieur herr",
);
export const ADDRESS = list(
  "mr mrs ms miss messrs mx h.e excellency dr prof sir lord lady dame madam madame rev fr sr st hon sen rep gov gen lt col maj capt cmdr adm sgt cpl amb brig ayatollah",
);

/** Role nouns of persons, with how much office they imply. Everything in TITLE_HEADS counts too. */
export const PERSON_NOUNS =
  list(`man woman boy girl person child father mother son daughter brother sister husband wife uncle aunt cousin nephew niece
  grandfather grandmother parent widow widower fiance fiancee boyfriend girlfriend friend colleague counterpart successor predecessor rival ally opponent
  statesman stateswoman politician aide assistant soldier fighter rebel protester demonstrator civilian refugee prisoner hostage resident citizen
  worker teacher student doctor nurse patient artist musician player captain winner victim suspect witness survivor driver pilot farmer
  guy lady gentleman kid baby veteran strongman incumbent autocrat envoy peacekeeper monitor observer correspondent author host guest owner employee
  scholar scientist poet novelist painter composer director producer guitarist drummer bassist singer rapper dancer model champion athlete
  striker goalkeeper defender midfielder pitcher quarterback engineer architect designer inventor explorer philosopher physicist chemist biologist`);

/** Person nouns that usually stand in the plural for a group. */
export const GROUP_NOUNS =
  list(`leaders presidents ministers premiers diplomats officials authorities sides parties countries nations states neighbours neighbors
  republics foes rivals allies governments capitals delegations negotiators envoys men women monarchs commanders chiefs heads statesmen secretaries ambassadors mediators
  politicians counterparts adversaries enemies powers lawmakers visitors guests`);
export const STATE_GROUPS = list(
  "sides parties countries nations states neighbours neighbors republics foes rivals allies governments capitals adversaries enemies powers",
);

export const FEMALE_NOUNS = list(
  "woman girl mother daughter sister wife aunt niece grandmother widow fiancee girlfriend lady actress spokeswoman queen princess congresswoman chairwoman stateswoman heroine businesswoman waitress empress duchess countess baroness women bride",
);
export const MALE_NOUNS = list(
  "man boy father son brother husband uncle nephew grandfather widower fiance boyfriend gentleman guy actor spokesman king prince congressman chairman statesman hero businessman waiter emperor duke baron sultan emir pope strongman men groom",
);

/** Nouns that stand for a country's government together with the country's name. */
export const GOVERNMENT_NOUNS = list("government authorities authority side regime leadership administration officialdom cabinet");
/** Nouns that stand for a country as a whole. */
export const COUNTRY_NOUNS = list("country nation republic state kingdom");

/** Verbs with which a person, a government or an organisation speaks. */
export const SPEECH_VERBS =
  list(`say tell announce declare state claim deny accuse insist argue add note stress warn confirm urge call demand ask
  suggest explain report reply respond answer comment admit acknowledge concede reiterate emphasize emphasise underline underscore pledge promise vow
  believe think maintain assert allege contend describe condemn criticize criticise reject dismiss welcome praise hail express write tweet remark
  recall repeat point observe predict caution complain charge protest refute quote joke quip conclude continue mention reveal disclose`);

/** Further verbs whose subject acts: a city named as their subject stands for its government. */
export const ACT_VERBS =
  list(`accept agree refuse decide sign want seek try attempt offer propose plan hope expect expect fear consider recognize recognise
  support back oppose block blame threaten impose lift send deploy withdraw recall expel summon host invite break cut restore sever suspend halt resume
  negotiate mediate broker ratify violate breach breached hold keep use move push press prepare launch order ban allow grant receive pay buy sell supply
  deliver arm train fund finance attack strike shell retaliate invade annex occupy control rule govern regard see view treat consider await wait know
  understand intend aim work act react remain become have make take give put set do lose win gain join leave need fail begin start stop end intensify
  escalate step raise lower adopt approve veto vote pursue chide rebuke reproach object dispute contest hint signal issue publish release face indicate show demonstrate`);

/** Verbs whose subject or object, where it is a city, stays the city. */
export const CITY_VERBS = list(
  "lie sit stand host grow expand suffer burn fall wake celebrate sleep locate situate freeze flood bombard hit shell reach",
);

/** Verbs whose object is somebody who can answer. */
export const ADDRESS_VERBS =
  list(`accuse urge blame press tell ask warn criticize criticise condemn pressure persuade convince force allow help support back
  oppose recognize recognise sanction punish thank praise invite threaten anger alarm worry please satisfy isolate embarrass provoke charge reassure chide
  rebuke notify inform consult irk infuriate irritate upset frustrate assure advise encourage compel oblige enable prompt lead push`);

/** Nouns that an actor has or gives: "Ostrel's refusal", "the demand of Ostrel", "ties with Ostrel". */
export const ACT_NOUNS =
  list(`refusal decision demand claim position stance policy response reaction plan proposal offer request call statement denial
  accusation allegation approval consent interest interests concern concerns view role move effort attempt ambition aim goal strategy support pressure readiness
  willingness commitment promise pledge intention insistence rejection warning threat message note envoy ambassador troops forces army military government
  officials authorities minister president side ally allies ties relations relationship talks negotiation negotiations dispute conflict war deal agreement treaty rapprochement
  dialogue contacts cooperation blockade control rule sanctions aid influence patience rhetoric actions action behaviour behavior account version readout
  leadership leaders diplomats failure inability reluctance recognition sovereignty narrative criticism opposition hopes hope hostility`);

/** Prepositions that keep a place a place. */
export const PLACE_CASES = list(
  "in at near around outside inside within through via into toward towards across throughout over above beyond along off past downtown from to",
);

/** Verbs of meeting or contact: their subject and object or "with" phrase are the two of "they" and "the two leaders". */
export const CONTACT_VERBS = list(
  "meet call phone telephone speak talk discuss host visit receive join hold confer negotiate see greet sign hug",
);

/** A lemmatiser may take one letter too many ("telephoned" → "telephon"). */
export function isOneOf(verbs: ReadonlySet<string>, lemma: string): boolean {
  const small = lemma.toLowerCase();
  return verbs.has(small) || verbs.has(`${small}e`);
}

/** Singular nouns of several persons, for which "they" and "we" may stand. */
export const COLLECTIVE_NOUNS = list(
  `team group company firm government party crew band family committee staff council police army navy military force union couple pair crowd public
  community club association organization organisation parliament board jury audience population press administration cabinet delegation commission court
  agency ministry department college university school faction squad unit minority majority troupe gang panel faculty bank business society nation country
  church movement coalition alliance generation household side class force guard team-mate everyone everybody someone somebody anyone nobody`,
);
