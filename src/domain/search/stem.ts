/**
 * What the forms of an Italian word have in common, so that one finds the others: `ciclabile` and
 * `ciclabilità` give `ciclabil`, `commercio`, `commerciante` and `commerciali` give `commerc`.
 *
 * Own rules after two published algorithms: the endings of number and gender are those of Jacques
 * Savoy's light stemmer for Italian (UniNE, "Light stemming approaches for the French, Portuguese,
 * German and Hungarian languages", 2006, and its Italian companion), the derivational endings are
 * the groups of the Italian Snowball stemmer (Porter). Where Snowball asks for its region R2, the
 * length of what remains decides here: it is simpler, and unites more pairs in short words.
 */

/** What is left of a word once an ending is taken away, and what is put in its place. */
interface Ending {
  readonly pattern: RegExp;
  /** Letters that must remain. */
  readonly least: number;
  readonly instead: string;
  /** Stands instead when only 3 or 4 letters remain: `formare` is not `forma`. */
  readonly short?: string;
}

const endings: readonly Ending[] = [
  { pattern: /[ai]bil(?:e|i|ita|mente)$/, least: 2, instead: 'abil' },
  { pattern: /is(?:m[oi]|t[aeio]|tic(?:[aoi]|he|amente))$/, least: 3, instead: 'is' },
  { pattern: /(?:ariat[oi]|itari[aeo]|itari)$/, least: 5, instead: '' },
  { pattern: /ari[aeo]?$/, least: 4, instead: '' },
  ...verbal(
    'a',
    'zion[ei]|zional[ei]|tiv[aeio]|tivita|tor[ei]|tric[ei]|tori[aeo]|ment[oi]|nt[ei]|nz[ae]|ndo|re|t[aeio]',
  ),
  ...verbal('i', 'zion[ei]|zional[ei]|tiv[aeio]|tivita|tor[ei]|tric[ei]|ment[oi]|re|t[eio]'),
  ...verbal('u', 'zion[ei]|zional[ei]|tiv[aeio]|tor[ei]|t[aeio]'),
  { pattern: /(?:enzial[ei]|ent[ei]|enz[ae]|endo)$/, least: 5, instead: '' },
  { pattern: /(?:ualita|ual[ei]|ialita|ial[ei]|alita|al[ei]|almente)$/, least: 5, instead: '' },
  { pattern: /(?:ivita|ivamente|iv[aeio])$/, least: 5, instead: '' },
  { pattern: /(?:icita|icamente|ic[aoi]|iche)$/, least: 5, instead: '' },
  { pattern: /ltur[ae]$/, least: 5, instead: 'l' },
  { pattern: /ezz[ae]$/, least: 4, instead: '' },
  { pattern: /(?:eri[ae]|ai[aoe]?)$/, least: 4, instead: '' },
  { pattern: /amente$/, least: 4, instead: '' },
  { pattern: /il[ei]$/, least: 5, instead: '' },
  { pattern: /ita$/, least: 5, instead: '' },
  { pattern: /(?<!i)ere$/, least: 5, instead: '' },
];

/** Endings that follow the vowel of a verb: `form-a-zione`, `form-a-tivo`, `form-a-re`. */
function verbal(vowel: string, tails: string): Ending[] {
  return [{ pattern: new RegExp(`${vowel}(?:${tails})$`), least: 3, instead: '', short: vowel }];
}

/** A community is not a municipality, though the rules would say so. */
const kept: ReadonlyMap<string, string> = new Map([['comunita', 'comunit']]);

/** @param word as `fold` gives it */
export function stem(word: string): string {
  if (word.length < 4 || /[^a-z]/.test(word)) return word;
  const own = kept.get(word);
  if (own !== undefined) return own;
  for (const { pattern, least, instead, short } of endings) {
    const found = pattern.exec(word);
    if (!found || found.index < least) continue;
    const root = word.slice(0, found.index);
    if (short === undefined) return root.replace(/i$/, '') + instead;
    return root.length < 5 ? root + short : root.replace(/i$/, '');
  }
  return singular(word);
}

/** Number and gender: the last vowel goes, and with it an `i` or an `h` that only spells it. */
function singular(word: string): string {
  const last = word.at(-1) ?? '';
  if (!'aeio'.includes(last)) return word;
  const before = word.at(-2) ?? '';
  const spells = last === 'e' || last === 'i' ? before === 'i' || before === 'h' : before === 'i';
  return word.slice(0, spells && word.length > 4 ? -2 : -1);
}
