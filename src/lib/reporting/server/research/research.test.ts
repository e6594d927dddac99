import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { addDays, newId } from '#platform';
import { fileStore, memoryStore, openFiles, type Handlers } from '#platform/server';
import { addOrganisation, endRole, findOrAddPerson, giveRole } from '#people/server';
import { ask as asOwner, testDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { publish } from '../../../../../tests/support/published.ts';
import { openSeason } from '../../../../../tests/support/scheduling.ts';
import { teach } from '../../../../../tests/support/taught.ts';
import { prepareDeliveries } from '#delivery/server';
import { createEdition } from '#programmes/server';
import {
	askExport,
	forgetReports,
	grantExport,
	makeExport,
	readExport,
	readExports,
	refuseExport,
	reportingInvariants,
	takeExport,
	toldOfReports
} from '../index.ts';

const db = await testDatabase();
openFiles(memoryStore());
// Twelve schools are trained, eight people of each; one of them comes to nothing, some leave early.
const season = await openSeason(db, { schools: 12, lecturers: 8 });
const weeks = ['03-01', '03-15', '04-05', '04-12', '04-19', '05-10'];
const placing = season.trainings.map((_, place) => ({
	at: place,
	days: [0, 1, 2].map((more) => addDays(`2027-${weeks[Math.floor(place / 2)]}`, more)),
	lecturers: season.lecturers.slice((place % 4) * 2, (place % 4) * 2 + 2)
}));
await publish(db, season, placing);
value(await prepareDeliveries(db.as(season.officer), { edition_id: season.edition }));
for (const [place, delivery] of season.trainings.entries())
	await teach(db, {
		delivery,
		lecturers: placing[place]!.lecturers,
		attendance: ({ name }, session) =>
			name === 'Tomas Čepas' || (name === 'Eglė Šimkutė' && session.held_on > '2027-03-01')
				? { contact: 0, consultation: 0 }
				: { contact: session.contact, consultation: session.consultation }
	});
const edition_id = season.edition;
const at = (day: string, time = '08:00') => new Date(`${day}T${time}:00Z`);
// The edition ends on 30 June: the first day on which its data can be asked for.
const now = at('2027-09-29');
const [{ organisation_id: centre }] = (
	await db.beside.query(`select organisation_id from people.role where person_id = $1 and kind = 'centre_officer'`, [season.officer])
).rows as [{ organisation_id: string }];
const inRole = async (
	kind: 'centre_officer' | 'programme_owner',
	organisation_id: string,
	name = 'Antroji Akių Pora',
	given = db.asSystem()
) => {
	const person_id = await db
		.asSystem()
		.db.transaction()
		.execute((trx) => findOrAddPerson(trx, now, { name, email: `${newId()}@centras.lt` }));
	const role = value(await giveRole(given, { person_id, kind, organisation_id, starts_on: '2026-01-01' }));
	return { id: person_id, role: role.id };
};
const elsewhere = await db
	.asSystem()
	.db.transaction()
	.execute((trx) => addOrganisation(trx, { kind: 'centre', name: 'Kitas centras' }));
const [second, owner, stranger] = [
	await inRole('centre_officer', centre),
	await inRole('programme_owner', centre),
	await inRole('centre_officer', elsewhere)
];

const handlers: Handlers = {
	'reporting.make_export': makeExport,
	'event.happened': async () => {},
	'mail.deliver': async () => {},
	'file.sweep': async () => {}
};
const typed = {
	...{
		purpose: 'Kaip mokymai keičia mokytojų darbą mažose mokyklose',
		researcher: 'dr. Ieva Tyrėja',
		institution: 'Vilniaus universitetas'
	},
	...{ agreement: 'MT-15', agreement_on: '2027-05-12' }
};
const programmeOf = async (id: string) =>
	(await asOwner<{ programme_id: string }>(db.url, `select programme_id from programmes.edition where id = $1`, [id]))[0]?.programme_id;
const askOne = async (who = season.officer) => value(await askExport(db.as(who, now), { edition_id, ...typed })).id;
const granted = async () => {
	const id = await askOne();
	value(await grantExport(db.as(second.id, now), { export_id: id }));
	await db.work(handlers, now);
	return id;
};
const taken = async (id: string) => {
	const { content } = value(await takeExport(db.as(season.officer, now), { export_id: id }));
	const files = unzipSync(new Uint8Array(await new Response(content).arrayBuffer()));
	return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
};
/** A reader of CSV of its own, with quotes. */
const csv = (text: string): Record<string, string>[] => {
	const rows = [...text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)].reduce<string[][]>(
		(all, [, quoted, bare = '', end]) => {
			all.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
			if (end !== ',') all.push([]);
			return all;
		},
		[[]]
	);
	const [head = [], ...body] = rows.slice(0, -1);
	return body.map((row) => Object.fromEntries(head.map((name, column) => [name, row[column] ?? ''])));
};
const early = at('2027-09-28');
const tooEarly = [
	await askExport(db.as(season.officer, early), { edition_id, ...typed }),
	value(await readExports(db.as(season.officer, early), { edition_id })).from
];
const first = await granted();
const files = await taken(first);
const tables = {
	schools: csv(files['schools.csv']!),
	participants: csv(files['participants.csv']!),
	trainings: csv(files['trainings.csv']!)
};
const counted = (keys: string[]) => [
	...keys.reduce((all, key) => all.set(key, (all.get(key) ?? 0) + 1), new Map<string, number>()).values()
];

describe('four eyes', () => {
	test('each thing that is missing is said; tomorrow’s agreement is none', async () => {
		const wrong = { purpose: 'Tyrimas', researcher: '', institution: ' ', agreement: '', agreement_on: '2027-09-30' };
		expect(await askExport(db.as(season.officer, now), { edition_id, ...wrong })).toMatchObject({
			refusal: 'export_faulty',
			faults: ['purpose', 'researcher', 'institution', 'agreement', 'agreement_on'].map((field) => ({ field }))
		});
	});

	test('whoever asked cannot grant; another officer and the owner of the programme can, nobody else knows of it', async () => {
		const [id, other] = [await askOne(), await askOne()];
		expect(await grantExport(db.as(season.officer, now), { export_id: id })).toMatchObject({ refusal: 'own_request' });
		for (const context of [
			db.as(stranger.id, now),
			db.as(season.schools[0]!.head, now),
			db.as(season.lecturers[0]!, now),
			db.asPublic(),
			db.asSystem()
		]) {
			expect(await grantExport(context, { export_id: id })).toMatchObject({ refusal: 'not_found' });
			expect(await refuseExport(context, { export_id: id, why: 'Nereikia' })).toMatchObject({ refusal: 'not_found' });
			expect(await askExport(context, { edition_id, ...typed })).toMatchObject({ refusal: 'not_found' });
			expect(await takeExport(context, { export_id: first })).toMatchObject({ refusal: 'not_found' });
		}
		for (const context of [db.as(stranger.id, now), db.as(season.schools[0]!.head, now), db.asPublic()]) {
			expect(await readExport(context, { export_id: id })).toMatchObject({ refusal: 'not_found' });
			expect(await readExports(context, { edition_id })).toMatchObject({ refusal: 'not_found' });
		}
		expect(await askExport(db.as(owner.id, now), { edition_id, ...typed })).toMatchObject({ refusal: 'not_found' });
		expect(value(await readExport(db.as(owner.id, now), { export_id: id })).may).toEqual({ decide: true, take: false, manage: false });
		value(await grantExport(db.as(owner.id, now), { export_id: id }));
		expect(await grantExport(db.as(second.id, now), { export_id: id })).toMatchObject({ refusal: 'already_decided' });
		expect(await refuseExport(db.as(second.id, now), { export_id: other, why: ' ' })).toMatchObject({ refusal: 'why_missing' });
		value(await refuseExport(db.as(second.id, now), { export_id: other, why: 'Sutartis nepasirašyta' }));
		await db.work(handlers, now);
		expect(value(await readExport(db.as(season.officer, now), { export_id: id })).asked.state).toBe('ready');
		await makeExport(db.asSystem(now), { export_id: other });
		expect(value(await readExport(db.as(season.officer, now), { export_id: other })).asked).toMatchObject({
			state: 'refused',
			file_id: null
		});
	});

	test('a second account of the asker is no second pair of eyes: one brought in after the asking, or with the same name', async () => {
		const id = await askOne();
		const [asker] = await asOwner<{ name: string }>(db.url, `select name from people.person where id = $1`, [season.officer]);
		const brought = await inRole('centre_officer', centre, 'Ona Ką Tik', db.as(season.officer, at('2027-09-29', '08:05')));
		const namesake = await inRole('centre_officer', centre, asker!.name.toUpperCase());
		for (const who of [brought, namesake])
			expect(await grantExport(db.as(who.id, at('2027-09-29', '09:00')), { export_id: id })).toMatchObject({ refusal: 'not_second_pair' });
		value(await grantExport(db.as(second.id, now), { export_id: id }));
		await db.work(handlers, now);
	});

	test('the database itself takes no grant of the one who asked', async () => {
		const id = await askOne();
		const grant = `update reporting.research_export set granted_at = now(), granted_by = asked_by where id = $1`;
		await expect(db.beside.query(grant, [id])).rejects.toThrow('four_eyes');
		value(await refuseExport(db.as(second.id, now), { export_id: id, why: 'Bandymas' }));
	});

	test('it is taken by whoever asked alone, each time is written down, and for thirty days', async () => {
		for (const who of [second.id, owner.id])
			expect(await takeExport(db.as(who, now), { export_id: first })).toMatchObject({ refusal: 'not_found' });
		const before = value(await readExport(db.as(second.id, now), { export_id: first })).taken.length;
		await taken(first);
		expect(value(await readExport(db.as(second.id, now), { export_id: first })).taken.length).toBe(before + 1);
		const { rows } = await db.beside.query(`select count(*)::int as times from platform.event where name = 'research_export.taken'`);
		expect(rows[0].times).toBe(before + 1);
		expect((await takeExport(db.as(season.officer, at('2027-10-29')), { export_id: first })).ok).toBe(true);
		expect(await takeExport(db.as(season.officer, at('2027-10-30')), { export_id: first })).toMatchObject({ refusal: 'not_found' });
	});

	test('what somebody asked for who has left since is not granted', async () => {
		const leaving = await inRole('centre_officer', centre, 'Išeinantis Darbuotojas');
		const id = await askOne(leaving.id);
		value(await endRole(db.asSystem(now), { role_id: leaving.role }));
		expect(await grantExport(db.as(second.id, now), { export_id: id })).toMatchObject({ refusal: 'asker_left' });
		value(await refuseExport(db.as(second.id, now), { export_id: id, why: 'Prašiusysis išėjo' }));
	});

	test('whoever has left takes nothing of what they had asked for', async () => {
		const leaving = await inRole('centre_officer', centre, 'Išeinantis Darbuotojas');
		const id = await askOne(leaving.id);
		value(await grantExport(db.as(second.id, now), { export_id: id }));
		value(await endRole(db.asSystem(now), { role_id: leaving.role }));
		await db.work(handlers, now);
		// Nothing was made: it would lie for nobody.
		expect(value(await readExport(db.as(second.id, now), { export_id: id })).asked).toMatchObject({ state: 'lapsed', file_id: null });
		expect(await takeExport(db.as(leaving.id, at('2027-09-30')), { export_id: id })).toMatchObject({ refusal: 'not_found' });
		const { rows } = await db.beside.query(`select from platform.mail where person_id = $1`, [leaving.id]);
		expect(rows).toEqual([]);
	});
});

test('before the ninetieth day after its end nothing of an edition is given: neither asked for, nor granted, nor made', async () => {
	expect(tooEarly).toEqual([{ ok: false, refusal: 'export_too_early', faults: [] }, '2027-09-29']);
	expect(value(await readExports(db.as(season.officer, now), { edition_id })).from).toBeNull();
	const other = value(
		await createEdition(db.as(season.officer), {
			programme_id: (await programmeOf(edition_id)) ?? '',
			...{ name: { lt: 'Tęsiama laida', en: 'An edition that goes on' }, slug: 'tesiama', starts_on: '2027-01-01', ends_on: '2028-01-01' }
		})
	);
	// Asked for and granted before it was known that it must wait.
	const [id, waiting] = [newId(), newId()];
	for (const one of [id, waiting])
		await asOwner(
			db.url,
			`insert into reporting.research_export (id, edition_id, purpose, researcher, institution, agreement, agreement_on, asked_at, asked_by)
			values ($1, $2, 'Kaip mokymai keičia mokytojų darbą', 'Ieva', 'Universitetas', 'MT-1', '2027-05-01', $3, $4)`,
			[one, other.id, early, season.officer]
		);
	await asOwner(db.url, `update reporting.research_export set granted_at = asked_at, granted_by = $2 where id = $1`, [id, second.id]);
	await expect(makeExport(db.asSystem(now), { export_id: id })).rejects.toThrow('not been over');
	expect(await grantExport(db.as(second.id, now), { export_id: waiting })).toMatchObject({ refusal: 'export_too_early' });
});

describe('nobody is in it', () => {
	test('two exports cannot be subtracted: what came in between is in neither', async () => {
		const rows = (all: Record<string, string>, file: string) =>
			csv(all[file]!)
				.map(({ participant: _, school: __, ...row }) => JSON.stringify(row))
				.sort();
		const hours = (so: string) =>
			asOwner(
				db.url,
				`update delivery.hours h set contact = ${so} from people.person p where p.id = h.person_id and p.name = 'Eglė Šimkutė' and h.as_what = 'participant' returning h.id`
			);
		expect((await hours('h.contact * 3')).length).toBeGreaterThan(0);
		const again = await taken(await granted());
		await hours('h.contact / 3');
		for (const file of ['schools.csv', 'participants.csv', 'trainings.csv', 'surveys.csv'])
			expect(rows(again, file)).toEqual(rows(files, file));
	});

	test('no name, address, code, letter, number, day, title or id of the records stands anywhere in its bytes', async () => {
		const all = Object.values(files).join('\n').toLowerCase();
		const told = await asOwner<{ what: string }>(
			db.url,
			`select name as what from people.person union select email from people.person where email is not null
			union select name from people.organisation where kind = 'school' union select distinct name from schools.school_version
			union select email from schools.school_version where email is not null union select legal_code from schools.school
			union select name from schools.municipality union select short_name from schools.municipality union select address from schools.school_version
			union select id::text from people.person union select id::text from people.organisation union select id::text from delivery.delivery
			union select id::text from delivery.participant union select reference from delivery.delivery union select code from delivery.participant
			union select reference from applications.application union select id::text from applications.application`
		);
		const words = told.map(({ what }) => what.toLowerCase()).filter((what) => what.length > 3 && what !== 'vilniaus');
		expect(words.length).toBeGreaterThan(300);
		expect(words.filter((what) => all.includes(what))).toEqual([]);
		expect(all).not.toMatch(/\d{4}-\d{2}-\d{2}|\d{4} m\. \p{L}+ \d{1,2} d\./u);
	});

	test('two exports cannot be joined: no sign stands in both, and none stands anywhere in the database', async () => {
		const again = await taken(await granted());
		const signs = (text: string) => new Set(text.match(/\b[0-9a-f]{32}\b/g));
		const [one, two] = [signs(Object.values(files).join('\n')), signs(Object.values(again).join('\n'))];
		expect(one.size).toBeGreaterThan(50);
		expect([...one].filter((sign) => two.has(sign))).toEqual([]);
		expect(one.size).toBe(two.size);
		// What is told beside the signs is the same, in an order that tells nothing of who is who.
		const bare = (text: string) => csv(text).map(({ participant: _, school: __, ...row }) => JSON.stringify(row));
		expect(bare(again['participants.csv']!).sort()).toEqual(bare(files['participants.csv']!).sort());
		const columns = await asOwner<{ t: string; c: string }>(
			db.url,
			`select format('%I.%I', table_schema, table_name) as t, column_name as c from information_schema.columns join pg_class on relname = table_name and relkind = 'r'
			where table_schema in ('reporting', 'platform', 'pgboss') and data_type in ('text', 'jsonb')`
		);
		for (const { t, c } of columns) {
			const held = await asOwner<{ said: string }>(db.url, `select string_agg("${c}"::text, ' ') as said from ${t}`);
			expect(
				[...one].filter((sign) => held[0]?.said?.includes(sign)),
				`${t}.${c}`
			).toEqual([]);
		}
	});

	test('every row is alike with four others, counted here anew; people with everything told of their school', () => {
		expect(tables.schools.length).toBeGreaterThan(4);
		expect(tables.participants.length).toBeGreaterThan(40);
		const facts = ['county', 'type', 'size', 'outcome', 'network', 'practice', 'participants'];
		const said = (row: Record<string, string>, columns: string[]) => columns.map((one) => row[one]).join('/');
		expect(Math.min(...counted(tables.schools.map((row) => said(row, facts))))).toBeGreaterThanOrEqual(5);
		const school = new Map(tables.schools.map((row) => [row['school'], said(row, facts)]));
		expect(
			Math.min(...counted(tables.participants.map((row) => `${row['post']}/${school.get(row['school']) ?? ''}`)))
		).toBeGreaterThanOrEqual(5);
		expect(
			Math.min(...counted(tables.participants.flatMap((row) => (row['school'] ? [`${row['school']} ${row['post']}`] : []))))
		).toBeGreaterThanOrEqual(5);
		const trained = tables.trainings.map((row) => said(row, ['kind', 'county', 'topic', 'month']));
		if (trained.length > 0) expect(Math.min(...counted(trained))).toBeGreaterThanOrEqual(5);
	});

	test('whoever knows what is public of a school finds five rows that fit it, or none', async () => {
		const known = await asOwner<Record<'county' | 'type' | 'size' | 'outcome' | 'network' | 'practice', string>>(
			db.url,
			`select county.name as county, v.type_code as type,
				case when c.pupils is null then 'unknown' when c.pupils <= 120 then 'small' when c.pupils <= 400 then 'middle' else 'large' end as size,
				coalesce((select d.outcome from selection.decision d where d.application_id = a.id and d.superseded_at is null and d.act_id is not null), 'undecided') as outcome,
				'no' as network, 'no' as practice
			from applications.application a join programmes.call on call.id = a.call_id and call.edition_id = $1
			join schools.school_version v on v.school_id = a.school_id join schools.municipality m on m.id = v.municipality_id
			join schools.county county on county.code = m.county_code
			left join schools.pupil_count c on c.school_id = a.school_id where a.sent_at is not null`,
			[edition_id]
		);
		expect(known.length).toBeGreaterThanOrEqual(12);
		for (const one of known) {
			const fits = tables.schools.filter((row) => Object.entries(one).every(([name, said]) => row[name] === '*' || row[name] === said));
			expect(fits.length === 0 || fits.length >= 5).toBe(true);
		}
	});
});

describe('what it tells', () => {
	test('is what the ledger has, in bands; whoever came to nothing is not there', async () => {
		const ledger = await asOwner<{ hours: number; people: number }>(
			db.url,
			`select hours, count(*)::int as people from (
				select person_id, sum(contact + consultation)::int / 4 as hours from delivery.hours where as_what = 'participant' and superseded_at is null group by 1
			) summed group by hours order by hours`
		);
		// Whoever came was there for a day of eight hours, or for all three.
		expect(ledger.map(({ hours }) => hours)).toEqual([8, 24]);
		const told = (band: string) => tables.participants.filter(({ hours }) => hours === band).length;
		expect([told('8-15'), told('24-39')]).toEqual(ledger.map(({ people }) => people));
		expect(told('8-15') + told('24-39')).toBe(tables.participants.length);
		expect(tables.trainings).toHaveLength(12);
		expect(new Set(tables.trainings.map(({ participants, hours }) => `${participants} ${hours}`))).toEqual(new Set(['5-9 24-39']));
	});

	test('is described column by column, in the codebook of programs and in that of people', () => {
		const described = csv(files['codebook.csv']!);
		for (const file of ['schools.csv', 'participants.csv', 'trainings.csv', 'surveys.csv']) {
			const columns = files[file]!.replace(/^\ufeff/, '')
				.split('\r\n')[0]!
				.split(',');
			const own = described.filter((row) => row['file'] === file);
			expect(own.map(({ column }) => column)).toEqual(columns);
			for (const row of own)
				expect([row['meaning_lt'], row['meaning_en'], row['type'], row['source_lt'], row['source_en']]).not.toContain('');
			for (const row of own.filter(({ values }) => values)) {
				const values = new Set(row['values']!.split(' | '));
				const open = ['county', 'type', 'topic', 'month'].includes(row['column'] ?? '');
				if (!open) for (const told of csv(files[file]!)) expect(values).toContain(told[row['column'] ?? '']);
			}
			for (const locale of ['lt', 'en'])
				for (const column of columns) expect(files[`codebook.${locale}.md`]).toContain(`| \`${column}\` |`);
		}
	});

	test('says in both languages how much was left out, for whom it is, and the terms', () => {
		expect(files['README.lt.md']).toContain('Gavėjas: dr. Ieva Tyrėja, Vilniaus universitetas.');
		const { participants } = tables;
		// Of whom fewer than five of a post are of one school, the post is not told.
		const coarser = participants.filter(({ post }) => post === '*').length;
		expect(coarser).toBeGreaterThanOrEqual(5);
		expect(files['README.lt.md']).toContain(
			`| participants.csv | Žmonės, turintys bent valandą | ${participants.length} | ${coarser} | 0 |`
		);
		expect(files['README.en.md']).toContain('## Terms of use');
		expect(Object.keys(files).sort()).toEqual([
			'README.en.md',
			'README.lt.md',
			'codebook.csv',
			'codebook.en.md',
			'codebook.lt.md',
			'participants.csv',
			'schools.csv',
			'surveys.csv',
			'trainings.csv'
		]);
	});
});

test('what fails is told to whoever asked, once, and made when it can be', async () => {
	const id = await askOne();
	value(await grantExport(db.as(second.id, now), { export_id: id }));
	const good = fileStore();
	openFiles({ ...good, put: () => Promise.reject(new Error('the store is full')) });
	for (let time = 0; time < 2; time++) await expect(makeExport(db.asSystem(now), { export_id: id })).rejects.toThrow('the store is full');
	openFiles(good);
	expect(value(await readExport(db.as(season.officer, now), { export_id: id })).asked).toMatchObject({ state: 'failed', failures: 2 });
	const { rows } = await db.beside.query(`select from platform.mail where template = 'research_export_failed' and once = $1`, [
		`research export failed ${id}`
	]);
	expect(rows).toHaveLength(1);
	await db.work(handlers, now);
	expect(value(await readExport(db.as(season.officer, now), { export_id: id })).asked.state).toBe('ready');
});

test('what the doctor asks holds, and a file whose print is another is seen', async () => {
	const seen = () =>
		db
			.asSystem(now)
			.db.transaction()
			.execute(async (trx) => {
				const found: string[] = [];
				for (const { broken } of reportingInvariants) found.push(...(await broken(trx)));
				return found;
			});
	expect(await seen()).toEqual([]);
	const print = (sha256: string) => asOwner(db.url, `update platform.file set sha256 = $2 where owner_id = $1`, [first, sha256]);
	const [{ sha256 = '' } = {}] = await asOwner<{ sha256: string }>(db.url, `select sha256 from platform.file where owner_id = $1`, [first]);
	await print('a'.repeat(64));
	expect(await seen()).toEqual([`research export ${first}`]);
	await print(sha256);
});

test('one’s own data tell what one asked for, granted and took, and of nobody else', async () => {
	const told = (who: string) =>
		db
			.asSystem(now)
			.db.transaction()
			.execute((trx) => toldOfReports(trx, who));
	const mine = (await told(season.officer))['exports'] ?? [];
	const [one] = mine.filter(({ taken_by_me }) => (taken_by_me as string[]).length > 0);
	expect(one).toMatchObject({ institution: 'Vilniaus universitetas', agreement: 'MT-15', asked_by_me: true, granted_by_me: false });
	const seconds = (await told(second.id))['exports'] ?? [];
	expect(seconds.length).toBeGreaterThan(0);
	expect(
		seconds.every(({ asked_by_me, granted_by_me, refused_by_me }) => !asked_by_me && (granted_by_me === true || refused_by_me === true))
	).toBe(true);
	expect(JSON.stringify([mine, seconds])).not.toContain('Ieva Tyrėja');
	expect(await told(stranger.id)).toEqual({ reports: [], exports: [] });
});

test('what lies for somebody who has left the centre is taken away the same night', async () => {
	const leaving = await inRole('centre_officer', centre, 'Išeinantis Darbuotojas');
	const id = await askOne(leaving.id);
	value(await grantExport(db.as(second.id, now), { export_id: id }));
	await db.work(handlers, now);
	const stateOf = async (one: string) => value(await readExport(db.as(second.id, now), { export_id: one })).asked.state;
	expect(await stateOf(id)).toBe('ready');
	await forgetReports(db.asSystem(now), {});
	expect([await stateOf(id), await stateOf(first)]).toEqual(['ready', 'ready']);
	value(await endRole(db.asSystem(now), { role_id: leaving.role }));
	await forgetReports(db.asSystem(now), {});
	expect([await stateOf(id), await stateOf(first)]).toEqual(['over', 'ready']);
	expect(await asOwner(db.url, `select from platform.file where owner_id = $1`, [id])).toEqual([]);
});

test('after its time the file is gone, and who asked, granted and took it stays', async () => {
	await forgetReports(db.asSystem(at('2027-10-30')), {});
	const { asked, taken: times } = value(await readExport(db.as(season.officer, at('2027-10-30')), { export_id: first }));
	expect(asked).toMatchObject({
		state: 'over',
		file_id: null,
		granter: 'Antroji Akių Pora',
		counts: { participants: { rows: tables.participants.length } }
	});
	expect(times.length).toBeGreaterThan(0);
	const { rows } = await db.beside.query(`select from platform.file where owner_kind = 'research_export'`);
	expect(rows).toEqual([]);
});
