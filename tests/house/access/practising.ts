import { newId } from '#platform';
import type { Story } from '../../support/story.ts';

/**
 * An example of good practice of the story's school: its first version is public, the next one is being written, and the editor has
 * remarked. What is being written and what the editor says is for the school's people, the authors and the centre. The rows are those that
 * practices write. Answers what stands in addresses.
 */
export async function practising(
	{ query }: Story,
	{ network, project, school, member, officer, secret }: Record<'network' | 'project' | 'school' | 'member' | 'officer' | 'secret', string>
): Promise<{ practice: string; practice_part: string; practice_remark: string; slug: string }> {
	const now = new Date();
	const [practice, practice_remark, publication] = [newId(), newId(), newId()];
	const slug = 'septintokai-klausia-1';
	const content = (did: string) =>
		JSON.stringify({
			texts: Object.fromEntries(
				Object.entries({ ...written, did }).map(([key, text]) => [key, { text, revision: 1, by: member, at: now.toISOString(), from: [] }])
			)
		});
	await query(
		`insert into practices.practice (id, reference, school_id, edition_id, network_id, project_id, content, begun_at, begun_by, changed_at, changed_by)
		select $1, 'GPP-2026-000001', $2, edition_id, id, $3, $4, $5, $6, $5, $6 from networks.network where id = $7`,
		[practice, school, project, content(secret), now, member, network]
	);
	await query(`insert into practices.author (practice_id, person_id, added_at, added_by) values ($1, $2, $3, $2)`, [practice, member, now]);
	await query(`insert into practices.version (practice_id, number, content, facts, sent_at, sent_by) values ($1, 1, $2, $3, $4, $5)`, [
		practice,
		content('Kiekvieną pamoką pradėjome mokinio klausimu.'),
		JSON.stringify(facts),
		now,
		member
	]);
	await query(`insert into practices.asked (practice_id, number, person_id, asked_at) values ($1, 1, $2, $3)`, [practice, member, now]);
	await query(
		`insert into practices.consent (id, practice_id, kind, number, person_id, named, given_at, given_by)
		values ($1, $3, 'school', 1, null, null, $4, $5), ($2, $3, 'author', 1, $5, true, $4, $5)`,
		[newId(), newId(), practice, now, member]
	);
	await query(
		`insert into practices.remark (id, practice_id, number, part, body, made_at, made_by) values ($1, $2, 1, 'doing', $3, $4, $5)`,
		[practice_remark, practice, secret, now, officer]
	);
	await query(
		`insert into practices.publication (id, practice_id, number, slug, licence, authors, published_at, published_by)
		values ($1, $2, 1, $3, 'CC-BY-4.0', '{"names": ["Rūta Mokytoja"], "others": 0}', $4, $5)`,
		[publication, practice, slug, now, officer]
	);
	await query(
		`insert into practices.entry (practice_id, publication_id, slug, title, problem, lead, group_code, school_type, size_band, county, municipality_id, place,
			latitude, longitude, year, words)
		select $1, $2, $3, 'Septintokai klausia', 'Septintokai neklausia.', 'Pradėjome klausimu.', 'mokymasis', 'basic', 'small', 'VL', m.id, 'Mokykla', 55, 24, 2026, ''
		from schools.municipality m limit 1`,
		[practice, publication, slug]
	);
	return { practice, practice_part: 'doing', practice_remark, slug };
}

const written = {
	title: 'Septintokai klausia',
	problem: 'Septintokai neklausia.',
	group: 'mokymasis',
	context: 'Maža mokykla, dvi septintos klasės.',
	who: 'Trys mokytojai',
	changed_pupils: 'Klausia drąsiau.',
	failed: 'Kortelės neprigijo.',
	elsewhere: 'Reikia dviejų mokytojų.',
	licence: 'CC-BY-4.0'
};

const facts = {
	school: 'Mokykla',
	school_type: 'basic',
	type_name: { lt: 'Pagrindinė mokykla', en: 'Basic school' },
	pupils: 120,
	size_band: 'small',
	municipality_id: '',
	municipality: 'Vilniaus r.',
	county: 'VL',
	latitude: 55,
	longitude: 24,
	year: 2026,
	programme: { lt: 'Programa', en: 'Programme' },
	edition: { lt: 'Laida', en: 'Edition' },
	network: null,
	group_name: null,
	figures: null,
	cycles: { adopt: 1, adapt: 0, abandon: 0 },
	reached: 0
};
