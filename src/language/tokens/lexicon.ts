/** Closed lists of English that the tokeniser and the sentence splitter know. All keys are lower-case, without the final stop. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Abbreviations that stand before a name, so that a sentence never ends at their stop. */
export const TITLES = words(`
  mr mrs ms messrs mmes mlle mme dr drs prof rev revd hon fr sr srta sra pres gen lt col maj brig capt cmdr comdr cdr adm sgt cpl pvt ens
  gov sen sens rep reps amb supt insp det ft st ste mt vs v cf viz e.g i.e no nos vol vols pp p fig figs sec art op ca approx gens cols lts dep`);

/** Other abbreviations that keep their stop; a sentence may end with them. */
export const ABBREVIATIONS = words(`
  jr esq inc ltd co corp bros cie plc llc assn dept univ inst natl intl govt etc al est ext attn tel mfg mgr blvd ave rd hwy
  jan feb apr aug sept oct nov dec tues thurs yrs hrs mins approx incl misc max oz lb lbs sq cu jun jul bldg apt ed eds ph.d ph yr hr`);

/** Abbreviations that are common words too: only before a number, or (in capitals) before a comma. */
export const BEFORE_NUMBERS = words("no nos vol fig figs art sec p pp ch mar mon tue wed thu thur fri sat sun oct dec sep para ext op");

/** Abbreviated American states, known by the comma and the place before them. */
export const STATES = words(`
  ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md me mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo`);

/** Prefixes that stay one word with what follows their hyphen, as Universal Dependencies has it. */
export const PREFIXES = words(`
  non co re pre post anti pro mid ex multi semi sub cross counter intra inter ultra neo e over micro mini socio psycho arch pseudo proto
  bi tri de un dis mis extra hyper infra mega meta para peri poly super supra trans e geo bio eco electro inter quasi uni`);

/** Offices that stay one word with "general" after their hyphen: cut apart, the secretary and the general were two people. */
export const GENERALS = words("secretary attorney director consul governor inspector auditor solicitor prosecutor procurator");

/** Units that are words of their own though written with their number. */
export const UNITS = words(
  "am pm m mm k km cm kg mg ft lb lbs oz bn mn tn gb mb tb kb mph kph khz mhz ghz kw mw gw kwh mwh hz hrs hr yrs yr mins sec x usd eur gbp",
);

/** Words written as one that count as two: the length of the first part. */
export const CONTRACTIONS: ReadonlyMap<string, number> = new Map([
  ["cannot", 3],
  ["gonna", 3],
  ["wanna", 3],
  ["gotta", 3],
  ["outta", 3],
  ["gimme", 3],
  ["lemme", 3],
  ["dunno", 2],
  ["dont", 2],
  ["cant", 2],
  ["wont", 2],
  ["doesnt", 4],
  ["didnt", 3],
  ["isnt", 2],
  ["arent", 3],
  ["wasnt", 3],
  ["werent", 4],
  ["havent", 4],
  ["hasnt", 3],
  ["hadnt", 3],
  ["wouldnt", 5],
  ["couldnt", 5],
  ["shouldnt", 6],
  ["aint", 2],
  ["im", 1],
  ["ive", 1],
  ["youre", 3],
  ["youve", 3],
  ["theyre", 4],
  ["theyve", 4],
  ["weve", 2],
  ["thats", 4],
  ["theres", 5],
  ["whats", 4],
  ["lets", 3],
  ["hes", 2],
  ["shes", 3],
  ["arnt", 2],
  ["heres", 4],
  ["itll", 2],
  ["youll", 3],
  ["theyll", 4],
]);

/** Words that follow "it's" and "you're" but no possessive (where no hyphen comes after them: "its in-house team"). */
export const AFTER_BE = words(`
  not a an the been being really also definitely probably simply perhaps maybe like because in on at for from to with as if gonna gotta going
  my your his her our their this that these those too always never it they we you he she i`);

/** Endings of names of files and hosts that keep "report.pdf" and "example.com" in one piece. */
export const SUFFIXES = words(`
  com org net edu gov mil int info biz eu uk us ca au nz de fr it es nl be ch at se no fi dk pl cz ru ua am az ge tr ir il in pk cn jp kr tw sg hk za br mx ar ie io tv me co
  doc docx xls xlsx ppt pptx pdf txt html htm php asp jpg jpeg png gif zip exe csv xml json mp3 mp4 avi mov js ts py`);

/** Words that begin a sentence far more often than they continue one after an abbreviation. */
export const STARTERS = words(`
  the a an he she it they we i you this that these those his her its their our my there here in on at by for from with after before since
  when while if but and or so yet however meanwhile although though because as both some many most all one two no not what who why how
  where to under during despite earlier later last next according also such another each`);

/** Verbs of speech that carry on a sentence after a quotation that ends in "?" or "!". */
export const SAYING = words(`
  said says say asked asks ask added adds told tells wrote writes replied replies answered shouted cried wondered warned noted tweeted
  declared exclaimed stated insisted demanded yelled chanted quipped joked continued concluded`);
