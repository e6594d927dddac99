import { expect, test } from 'vitest';
import { newId } from '#platform';
import { testDatabase, today } from '../../../../../tests/support/database.ts';
import { makeDraft, makeSchool, openCall, sendAgain, sendOne } from '../../../../../tests/support/sent.ts';
import { noFilters, type Filters } from '../../listing.ts';
import { listApplications, type Listing } from './list-applications.ts';
import { centreTodos } from './todos.ts';

const database = await testDatabase();
const open = await openCall(database);
const { officer, stranger } = open.centre;

const zelva = await makeSchool(database, 'Želvos „Saulės“ gimnazija', 'LT-53');
const alytus = await makeSchool(database, 'Alytaus Ąžuolų mokykla', 'LT-02');
const kaunas = await makeSchool(database, 'Čekiškės mokykla', 'LT-16');
const vilnius = await makeSchool(database, 'Vilniaus Žaliakalnio mokykla', 'LT-57');

const good = await sendOne(database, open, zelva, { pupils: 120, sent_at: new Date('2026-11-23T09:00:00Z') });
const flagged = await sendOne(database, open, alytus, {
	topic: { code: 'assessment', text: 'Vertinimas ugdant' },
	pupils: 500,
	category: 'expert_teacher' as const,
	sent_at: new Date('2026-11-24T09:00:00Z')
});
const small = await sendOne(database, open, kaunas, {
	team: ['Rasa Petrauskaitė', 'Onutė Čiurlionytė'],
	sent_at: new Date('2026-11-25T09:00:00Z')
});
await makeDraft(database, open, vilnius);

const list = async (filters: Partial<Filters> = {}, context = database.as(officer)): Promise<Listing> => {
	const outcome = await listApplications(context, open.call.id, { ...noFilters, ...filters });
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value;
};
const schools = ({ rows }: Listing) => rows.map(({ school_name }) => school_name);
const look = ({ id, submission_id }: { id: string; submission_id: string }) =>
	database.beside.query('insert into applications.seen values ($1, $2, $3, $4)', [id, officer, submission_id, today]);

test('applications not looked at yet come first, the earliest at the top, and a draft is only counted', async () => {
	const listing = await list();
	expect(
		listing.rows.map(({ reference, need, outcome, priority, municipality }) => ({ reference, need, outcome, priority, municipality }))
	).toEqual([
		{ reference: good.reference, need: 'new', outcome: 'yes', priority: true, municipality: 'Ukmergės r.' },
		{ reference: flagged.reference, need: 'new', outcome: flagged.verdict.outcome, priority: false, municipality: 'Alytaus m.' },
		{ reference: small.reference, need: 'new', outcome: 'no', priority: true, municipality: 'Kauno r.' }
	]);
	expect(listing).toMatchObject({
		total: 3,
		needs: { new: 3 },
		facets: { total: 3, drafts: 1, priority: 2, states: { submitted: 3, draft: 1 } }
	});
});

test('a topic of the call is told in the language of the reader; for Lithuanians as the application keeps it (M-09)', async () => {
	const said = async (locale: 'lt' | 'en') => {
		const { rows, facets } = await list({}, database.as(officer, today, locale));
		return [rows.find(({ id }) => id === flagged.id)?.topic, facets.topics.find(({ code }) => code === 'assessment')?.name];
	};
	expect(await said('lt')).toEqual(['Vertinimas ugdant', 'Vertinimas ugdant']);
	expect(await said('en')).toEqual(['Assessment in the course of teaching', 'Assessment in the course of teaching']);
});

test('once looked at, an application stands where it needs something; a new sending is new again', async () => {
	await look(good);
	await look(flagged);
	await look(small);
	expect((await list()).rows.map(({ need }) => need)).toEqual(['look', 'ready', 'ineligible']);
	const again = await sendAgain(database, open, small, { sent_at: new Date('2026-11-26T09:00:00Z') });
	expect((await list()).rows[0]).toMatchObject({ reference: small.reference, need: 'new', outcome: 'yes' });
	await database.beside.query('update applications.seen set submission_id = $1 where application_id = $2', [again.submission_id, small.id]);
});

test('what an officer has looked at is new to another officer', async () => {
	const colleague = newId();
	await database.beside.query(
		`insert into people.person (id, name, email, created_at) values ($1, 'Kolegė', 'kolege@centras.example', $2)`,
		[colleague, today]
	);
	await database.beside.query(
		`insert into people.role (id, person_id, kind, organisation_id, starts_on, given_at) values ($1, $2, 'centre_officer', $3, '2026-01-01', $4)`,
		[newId(), colleague, open.centre.id, today]
	);
	expect((await list({}, database.as(colleague))).needs).toEqual({ new: 3 });
});

test('the school waits in its own place: sent back, overdue, or with a letter to answer', async () => {
	const due = new Date('2026-12-01T14:00:00Z');
	await database.beside.query('insert into applications.return values ($1, $2, $3, $4, $5, $6)', [
		newId(),
		good.id,
		today,
		officer,
		due,
		'[]'
	]);
	await database.beside.query(`update applications.application set state = 'returned' where id = $1`, [good.id]);
	expect((await list({ state: 'returned' })).rows[0]).toMatchObject({ need: 'returned', due_at: due });
	expect((await list({ state: 'returned' }, database.as(officer, new Date('2026-12-02T08:00:00Z')))).rows[0]).toMatchObject({
		need: 'overdue'
	});
	await database.beside.query(
		'insert into applications.message (id, application_id, author_id, from_centre, body, sent_at) values ($1, $2, $3, false, $4, $5)',
		[newId(), good.id, zelva.head, 'Klausimas', today]
	);
	expect((await list()).rows[0]).toMatchObject({ reference: good.reference, need: 'message', unread: true });
});

test.each([
	['search without diacritics', { q: 'zelvos' }, ['Želvos „Saulės“ gimnazija']],
	['search that ignores quotation marks', { q: 'saules gimnazija' }, ['Želvos „Saulės“ gimnazija']],
	['search by the name of a member', { q: 'čiurlionyte' }, []],
	['search by the municipality', { q: 'ukmerges' }, ['Želvos „Saulės“ gimnazija']],
	['signs of SQL are only signs', { q: `%_' or 1=1 --` }, []],
	['a county', { county: 'LT-AL' }, ['Alytaus Ąžuolų mokykla']],
	['a municipality', { municipality: 'LT-16' }, ['Čekiškės mokykla']],
	['a topic', { topic: 'assessment' }, ['Alytaus Ąžuolų mokykla']],
	['an outcome', { outcome: 'review' as const }, ['Alytaus Ąžuolų mokykla']],
	['priority', { priority: true, sort: 'school' as const }, ['Čekiškės mokykla', 'Želvos „Saulės“ gimnazija']],
	['a need', { need: 'message' as const }, ['Želvos „Saulės“ gimnazija']],
	['nothing fits', { outcome: 'no' as const, county: 'LT-VL' }, []]
])('the list is narrowed by %s', async (_, filters, expected) => {
	const listing = await list(filters);
	expect(schools(listing)).toEqual(expected);
	expect(listing.total).toBe(expected.length);
});

test.each([
	['school', ['Alytaus Ąžuolų mokykla', 'Čekiškės mokykla', 'Želvos „Saulės“ gimnazija']],
	['-school', ['Želvos „Saulės“ gimnazija', 'Čekiškės mokykla', 'Alytaus Ąžuolų mokykla']],
	['municipality', ['Alytaus Ąžuolų mokykla', 'Čekiškės mokykla', 'Želvos „Saulės“ gimnazija']],
	['-sent', ['Čekiškės mokykla', 'Alytaus Ąžuolų mokykla', 'Želvos „Saulės“ gimnazija']]
] as const)('the list is put in order by %s, as Lithuanians sort', async (sort, expected) => {
	expect(schools(await list({ sort }))).toEqual(expected);
});

test('an officer of another centre, a school, an unknown reader and a forged address get nothing', async () => {
	for (const context of [database.as(stranger), database.as(zelva.head), database.asPublic()]) {
		const outcome = await listApplications(context, open.call.id, noFilters);
		expect(outcome).toMatchObject({ ok: false, refusal: 'not_allowed' });
		expect(JSON.stringify(outcome)).not.toContain('Želvos');
	}
	for (const forged of [newId(), 'x', `' or true --`])
		expect(await listApplications(database.as(officer), forged, noFilters)).toMatchObject({ ok: false, refusal: 'not_found' });
});

test('the list of one centre never shows what was sent to another', async () => {
	const other = await openCall(database, open.centre);
	await sendOne(database, other, await makeSchool(database, 'Zarasų mokykla', 'LT-60'));
	expect(schools(await list())).not.toContain('Zarasų mokykla');
});

test('Today tells an officer what waits: letters to answer, corrections overdue, new applications, flags', async () => {
	const own = await openCall(database);
	const me = database.as(own.centre.officer, new Date('2026-12-02T08:00:00Z'));
	const [asks, overdue, flag] = [
		await sendOne(database, own, await makeSchool(database, 'Klausianti mokykla')),
		await sendOne(database, own, await makeSchool(database, 'Vėluojanti mokykla')),
		await sendOne(database, own, await makeSchool(database, 'Vėliavėlė'), { category: 'expert_teacher' })
	];
	await sendOne(database, own, await makeSchool(database, 'Nauja mokykla'));
	await makeDraft(database, own, await makeSchool(database, 'Rašanti mokykla'));
	await database.beside.query(
		'insert into applications.message (id, application_id, author_id, from_centre, body, sent_at) values ($1, $2, $3, false, $4, $5)',
		[newId(), asks.id, asks.school.head, 'Klausimas', today]
	);
	await database.beside.query('insert into applications.return values ($1, $2, $3, $4, $5, $6)', [
		newId(),
		overdue.id,
		today,
		own.centre.officer,
		new Date('2026-12-01T14:00:00Z'),
		'[]'
	]);
	await database.beside.query(`update applications.application set state = 'returned' where id = $1`, [overdue.id]);
	await database.beside.query('insert into applications.seen values ($1, $2, $3, $4)', [
		flag.id,
		own.centre.officer,
		flag.submission_id,
		today
	]);
	const base = `/programme/${own.call.programme.slug}/calls/${own.call.slug}/applications`;
	const inThis = (await centreTodos(me)).filter(({ path }) => path.startsWith(base));
	expect(inThis.map(({ key, values, path }) => [key, values, path])).toEqual([
		['application_centre_todo_message', { school: 'Klausianti mokykla' }, `${base}/${asks.id}`],
		['application_centre_todo_overdue', { school: 'Vėluojanti mokykla' }, `${base}/${overdue.id}`],
		['application_centre_todo_new', { count: 1 }, `${base}?need=new`],
		['application_centre_todo_look', { count: 1 }, `${base}?need=look`]
	]);
	for (const other of [database.as(own.centre.stranger), database.as(asks.school.head), database.asPublic(), database.asSystem()])
		expect(await centreTodos(other)).toEqual([]);
});
