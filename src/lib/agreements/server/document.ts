import { createHash } from 'node:crypto';
import { dayInWords } from '#platform';
import { renderPdf, type DocumentData } from '#platform/server';
import { eurosOf, fundNames, introducedAs, partyNames, sectionsOf, textOf, type Content } from '../content.ts';

/** The document of a version: a tagged PDF in Lithuanian, the language in which it is signed (A-06, e3). */
export const agreementPdf = (content: Content, at: Date): Uint8Array => renderPdf('agreement', wordsOf(content), { locale: 'lt', at });

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
export const hashOfText = (content: Content): string => sha256(textOf(content));

/** A day and its „m.“ or „d.“ stay on one line (L-10). */
const unbroken = (text: string): string => text.replace(/(\d) (m|d)\./g, '$1\u00a0$2.');

function wordsOf(content: Content): DocumentData {
	const { title, number, version, place, made_on, parties, programme, edition, funds, annexes, team } = content;
	const total = funds.reduce((sum, { cents }) => sum + cents, 0);
	return {
		title,
		footer: `Sutartis Nr. ${number}${version > 1 ? `, ${version} redakcija` : ''}`,
		caption: `${programme}. ${edition}`,
		at_line: `${dayInWords(made_on, 'lt')} Nr. ${number}, ${place}${version > 1 ? ` (${version} redakcija)` : ''}`,
		parties: parties.map(introducedAs),
		agree: 'Šios šalys (toliau – Šalys) sudaro šią sutartį.',
		sections: sectionsOf(content).map((section) => ({ ...section, clauses: section.clauses.map(unbroken) })),
		funds: {
			title: 'Lėšos pagal šaltinius ir metus',
			columns: ['Šaltinis', 'Metai', 'Suma'],
			rows: funds.map(({ source, year, cents }) => [fundNames[source], `${year} m.`, eurosOf(cents)]),
			total: `Iš viso: ${eurosOf(total)}`
		},
		signatures: {
			title: 'Šalių parašai',
			rows: parties.map(({ role, name, signatory }) => ({
				party: `${partyNames[role].name}: ${name}`,
				signatory: `${signatory.name}, ${signatory.post}`,
				place: 'Parašas ir data: elektroninis parašas šiame dokumente arba pasirašyta ranka: ____________________'
			}))
		},
		annexes: annexes.map((annex, index) => ({
			title: `${index + 1} priedas. ${annex}`,
			columns: ['Nr.', 'Vardas ir pavardė', 'Pareigos'],
			rows: team.map(({ name, post }, member) => [String(member + 1), name, post])
		}))
	};
}
