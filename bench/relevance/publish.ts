import pg from 'pg';
import { examples } from './measure.ts';

/**
 * Puts the collection in the place of what is published, as examples of any school of the installation, straight into the tables: for
 * measuring and for its test only. As the owner of the database.
 */
export async function publishCollection(database: string): Promise<void> {
	const owner = new pg.Client({ connectionString: database });
	await owner.connect();
	const run = (text: string) => owner.query(text, [JSON.stringify(examples)]);
	try {
		await owner.query('begin');
		await owner.query('delete from practices.entry');
		await run(`insert into practices.practice (id, reference, school_id, edition_id, content, begun_at, begun_by, changed_at, changed_by)
			select gen_random_uuid(), 'COLLECTION-' || slug, school.id, edition.id, '{"texts": {}}', '2026-01-01', person.id, '2026-01-01', person.id
			from jsonb_to_recordset($1) as e (slug text), (select id from schools.school limit 1) school,
				(select id from programmes.edition limit 1) edition, (select id from people.person limit 1) person`);
		await run(`insert into practices.version (practice_id, number, content, facts, sent_at, sent_by)
			select p.id, 1, jsonb_build_object('texts', (
					select jsonb_object_agg(key, jsonb_build_object('text', text, 'revision', 1, 'by', p.begun_by, 'at', '2026-01-01', 'from', '[]'::jsonb))
					from (values ('title', title), ('problem', problem), ('group', group_code), ('did', words), ('licence', 'CC-BY-4.0')) said (key, text))),
				jsonb_build_object('school', split_part(place, ', ', 1), 'school_type', school_type, 'type_name', '{"lt": "mokykla", "en": "school"}'::jsonb, 'pupils', 300,
					'size_band', size_band, 'municipality_id', p.school_id, 'municipality', split_part(place, ', ', 2), 'county', county, 'latitude', latitude, 'longitude', longitude,
					'year', year, 'programme', '{"lt": "Programa", "en": "Programme"}'::jsonb, 'edition', '{"lt": "Laida", "en": "Edition"}'::jsonb, 'network', null,
					'group_name', jsonb_build_object('lt', replace(group_code, '_', ' '), 'en', replace(group_code, '_', ' ')), 'figures', null, 'cycles', '{"adopt": 2, "adapt": 1, "abandon": 1}'::jsonb, 'reached', 0),
				'2026-01-01', p.begun_by
			from jsonb_to_recordset($1) as e (slug text, title text, problem text, group_code text, school_type text, size_band text, county text, place text, latitude float8, longitude float8, year int, words text)
			join practices.practice p on p.reference = 'COLLECTION-' || e.slug`);
		await run(`insert into practices.publication (id, practice_id, number, slug, licence, authors, published_at, published_by)
			select gen_random_uuid(), p.id, 1, e.slug, 'CC-BY-4.0', '{"names": [], "others": 1}', '2026-01-01', p.begun_by
			from jsonb_to_recordset($1) as e (slug text) join practices.practice p on p.reference = 'COLLECTION-' || e.slug`);
		await run(`insert into practices.entry (practice_id, publication_id, slug, title, problem, lead, group_code, school_type, size_band, county, municipality_id, place, latitude, longitude, year, words)
			select p.practice_id, p.id, e.slug, title, problem, lead, group_code, school_type, size_band, county, p.practice_id, place, latitude, longitude, year, words
			from jsonb_to_recordset($1) as e (slug text, title text, problem text, lead text, group_code text, school_type text, size_band text, county text, place text, latitude float8, longitude float8, year int, words text)
			join practices.publication p on p.slug = e.slug and p.published_at = '2026-01-01'`);
		await owner.query('commit');
		await owner.query('analyze practices.entry, practices.publication, practices.version');
	} finally {
		await owner.end();
	}
}
