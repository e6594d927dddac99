import type { Trx } from '#platform/server';
import { practiceParts, practiceText, type PracticeText } from '../../practice.ts';
import type { VersionRecord } from '../records/version-record.ts';

type New = { publication_id: string; slug: string; version: VersionRecord; year: number };

/** Keeps what is searched and chosen by of a publication, in place of what stood there. */
export async function keepEntry(trx: Trx, { publication_id, slug, version, year }: New): Promise<void> {
	const { practice_id, content, facts } = version;
	const said = (key: PracticeText) => practiceText(content, key);
	const entry = {
		publication_id,
		slug,
		title: said('title'),
		problem: said('problem'),
		lead: firstWords(said('did')),
		group_code: said('group'),
		topic_code: null,
		school_type: facts.school_type,
		size_band: facts.size_band,
		county: facts.county,
		municipality_id: facts.municipality_id,
		place: `${facts.school}, ${facts.municipality}`,
		latitude: facts.latitude,
		longitude: facts.longitude,
		year,
		network: facts.network === null ? null : JSON.stringify(facts.network),
		words: [said('keywords'), ...searched.map(said), facts.school, facts.municipality, facts.group_name?.lt ?? ''].join('\n')
	};
	await trx
		.insertInto('practices.entry')
		.values({ practice_id, ...entry })
		.onConflict((conflict) => conflict.column('practice_id').doUpdateSet(entry))
		.execute();
}

const searched = practiceParts
	.flatMap(({ texts }) => Object.keys(texts) as PracticeText[])
	.filter((key) => !['title', 'problem', 'group', 'keywords', 'licence'].includes(key));

/** The first words of a text, up to about two lines of a list. */
function firstWords(text: string): string {
	const plain = text.replace(/\s+/g, ' ');
	return plain.length <= 200 ? plain : `${plain.slice(0, 200).replace(/\s\S*$/, '')} …`;
}
