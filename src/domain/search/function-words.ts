/**
 * Words that carry no meaning of their own: articles, prepositions (also elided: "dell'", "all'"),
 * conjunctions, pronouns. They are not indexed, and a query's other words decide.
 */
const words = `
a ad agli ai al all alla alle allo anche c che chi ci coi col come con cui d da dagli dai dal dall
dalla dalle dallo de degli dei del dell della delle dello di e ed gli ha hanno i il in io l la le li
lo loro ma mi n ne negli nei nel nell nella nelle nello noi o od ogni per piu poi qual quale quali
quell quella quelle quello questa queste questi questo se si sia sono su sua sue sugli sui sul sull
sulla sulle sullo suo suoi tra fra un una uno vi
`;

const all: ReadonlySet<string> = new Set(words.split(/\s+/).filter((word) => word !== ''));

/** @param folded as `fold` gives it */
export const isFunctionWord = (folded: string): boolean => all.has(folded);
