/*
 * English words, and the commonest German ones, whose full stop need not end a sentence, in lower case and without it. A word
 * that is missing here costs a cut too many inside a passage; nothing is lost.
 */

/** A sentence goes on after these. */
export const alwaysContinued = new Set(
  'dr mr mrs ms mx prof rev hon gen col maj capt cmdr lt sgt adm gov sen rep pres supt messrs mme mlle fr e.g i.e eg ie cf viz vs v approx ca esp incl resp bzw evtl ggf inkl sog vgl zzgl z.b'.split(
    ' ',
  ),
)

/** A sentence goes on after these when a number follows: "No. 5", "Fig. 2", "pp. 10-12". */
export const continuedByNumber = new Set(
  'no nos nr fig figs eq eqs sec sect ch chap vol vols p pp par para art cl ed c r s ss reg sch app tab jan feb mar apr jun jul aug sep sept oct nov dec abb abs bd kap rn str tel ziff'.split(
    ' ',
  ),
)

/** These may well end a sentence: it does where the next word is one that sentences begin with. */
export const oftenLast = new Set(
  'inc ltd co corp plc llc bros jr sr st ave rd mt ft etc al a.m p.m am pm est dept univ assn gmbh usw z b.c a.d ph.d m.d b.a m.a jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
)

/** Words that begin sentences far more often than names. */
export const sentenceStarters = new Set(
  'a after all although an and another any as at because before both but by despite during each even every first for from he her here his how however i if in instead it its later many most my no nobody not nothing now of on once one only or our she since so some such that the their then there these they this those though three to two under until we what when where whether which while who why with without you your'.split(
    ' ',
  ),
)
