import { beforeAll, describe, expect, test } from 'vitest';
import { memoryStore, openFile, openFiles } from '#platform/server';
import { newId, addDays, dayOf } from '#platform';
import { ask, testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openRooms, teacherIn, type Rooms } from '../../../../../tests/support/spaces.ts';
import { fileOwners } from '../../../../files.ts';
import {
	askForHelp,
	changeVisibility,
	discussionsAbout,
	editPost,
	helpTodos,
	listDiscussions,
	readDiscussion,
	readPlace,
	readPost,
	removeItem,
	removePost,
	reopenQuestion,
	resolveQuestion,
	saveDraft,
	sayHelped,
	spacesInvariants,
	startDiscussion,
	writePost,
	type StartDiscussion
} from '../index.ts';

let db: TestDatabase;
let open: Rooms;
beforeAll(async () => {
	db = await testDatabase();
	openFiles(memoryStore());
	open = await openRooms(db);
});

const one = () => open.rooms[0] as Rooms['rooms'][0];
const other = () => open.rooms[1] as Rooms['rooms'][0];
const teacher = (at = 0) => one().teachers[at] ?? '';
const later = (hours: number) => new Date(today.getTime() + hours * 3_600_000);
const begin = async (person: string, more: Partial<StartDiscussion> = {}, now = today) =>
	value(
		await startDiscussion(db.as(person, now), {
			room_id: one().id,
			title: 'Kaip stebite pamokas?',
			body: 'Pirmą kartą **stebėsime** kolegės pamoką.',
			visibility: 'network',
			question: true,
			...more
		})
	);
const titles = async (person: string, room = one().id) =>
	value(await listDiscussions(db.as(person), { room_id: room })).discussions.map(({ title }) => title);
const read = async (person: string, id: string) => value(await readDiscussion(db.as(person), id));
const png = {
	name: 'lenta.png',
	bytes: Uint8Array.from(
		Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
	)
};

describe('a discussion', () => {
	test('is begun by somebody of the room, and seen, counted and answered there', async () => {
		const { discussion_id } = await begin(teacher(), { title: 'Pirmas pokalbis' });
		expect(await titles(teacher(1))).toContain('Pirmas pokalbis');
		expect(await listDiscussions(db.as(other().teachers[0] ?? ''), { room_id: one().id })).toMatchObject({ refusal: 'not_found' });
		expect(
			await startDiscussion(db.as(other().teachers[0] ?? ''), {
				room_id: one().id,
				title: 'Aš',
				body: 'x',
				visibility: 'network',
				question: false
			})
		).toMatchObject({ refusal: 'not_found' });
		const page = await read(teacher(1), discussion_id);
		const [first] = page.posts;
		expect(first?.html).toBe('<p>Pirmą kartą <strong>stebėsime</strong> kolegės pamoką.</p>\n');
		const reply = value(
			await writePost(db.as(teacher(1), later(1)), { discussion_id, parent_id: first?.id, body: 'Mes jau stebėjome.', came_by: 'page' })
		);
		// An answer to the answer stands under the same post.
		value(await writePost(db.as(one().expert, later(2)), { discussion_id, parent_id: reply.id, body: 'Puiku.', came_by: 'mail' }));
		const after = await read(teacher(), discussion_id);
		expect(after.posts.map(({ parent_id, author, came_by }) => [parent_id, author, came_by])).toEqual([
			[null, 'Mokytoja 1', 'page'],
			[first?.id, 'Mokytoja 2', 'page'],
			[first?.id, 'Elena Ekspertė', 'mail']
		]);
		expect(after.unread).toBe(reply.id);
		expect((await read(teacher(), discussion_id)).unread).toBeNull();
	});

	test('is kept from all who may not see it: lists, page, files, counts', async () => {
		const colleague = await teacherIn(db, one().schools[0]?.id ?? '', 'Kolegė Kolegaitė');
		const mine = await begin(teacher(), { title: 'Tik man', visibility: 'private' });
		const school = await begin(teacher(), { title: 'Tik mokyklai', visibility: 'school', files: [png] });
		expect(await titles(teacher())).toEqual(expect.arrayContaining(['Tik man', 'Tik mokyklai']));
		const colleagues = await titles(colleague);
		expect([colleagues.includes('Tik man'), colleagues.includes('Tik mokyklai')]).toEqual([false, true]);
		for (const person of [teacher(1), ...one().coordinators, one().expert, open.open.centre.officer]) {
			expect((await titles(person)).filter((title) => title.startsWith('Tik '))).toEqual([]);
			for (const { discussion_id } of [mine, school]) {
				expect(await readDiscussion(db.as(person), discussion_id)).toMatchObject({ refusal: 'not_found' });
				expect(await writePost(db.as(person), { discussion_id, body: 'x', came_by: 'mail' })).toMatchObject({ refusal: 'not_found' });
			}
		}
		const [file] = (await read(colleague, school.discussion_id)).posts[0]?.files ?? [];
		const opened = async (person: string) => (await openFile(db.as(person), fileOwners, file?.id ?? '')).ok;
		expect([await opened(colleague), await opened(teacher(1)), await opened(open.open.centre.officer)]).toEqual([true, false, false]);
		const choices = value(await readPlace(db.as(teacher()), one().id)).choices;
		// Of the school the head, both teachers; of the room all.
		expect(choices.map(({ visibility, people }) => [visibility, people])).toEqual([
			['private', 1],
			['school', 3],
			['network', 11]
		]);
	});

	test('to all networks and everybody only by who leads the room; those of other networks then read and answer', async () => {
		const wide = await startDiscussion(db.as(teacher()), {
			room_id: one().id,
			title: 'Visiems',
			body: 'x',
			visibility: 'edition',
			question: false
		});
		expect(wide).toMatchObject({ refusal: 'discussion_faulty', faults: [{ field: 'visibility' }] });
		const { discussion_id } = await begin(one().coordinators[0], { title: 'Visiems tinklams', visibility: 'edition' });
		const stranger = db.as(other().teachers[0] ?? '', later(1));
		expect((await readDiscussion(stranger, discussion_id)).ok).toBe(true);
		expect(value(await readDiscussion(stranger, discussion_id)).room).toBeNull();
		value(await writePost(stranger, { discussion_id, body: 'Ir mes!', came_by: 'page' }));
		expect(await readDiscussion(db.as(open.open.centre.stranger), discussion_id)).toMatchObject({ refusal: 'not_found' });
		expect(await readDiscussion(db.asPublic(), discussion_id)).toMatchObject({ refusal: 'not_found' });
		// Its author narrows and widens it; who leads the other network does not.
		expect(await changeVisibility(db.as(other().coordinators[0]), { item_id: discussion_id, visibility: 'network' })).toMatchObject({
			refusal: 'not_yours'
		});
		value(await changeVisibility(db.as(one().coordinators[0]), { item_id: discussion_id, visibility: 'public' }));
		expect((await readDiscussion(db.asPublic(), discussion_id)).ok).toBe(true);
		expect(await writePost(db.asPublic(), { discussion_id, body: 'x', came_by: 'page' })).toMatchObject({ refusal: 'not_found' });
		expect(await writePost(db.as(open.open.centre.stranger), { discussion_id, body: 'x', came_by: 'page' })).toMatchObject({
			refusal: 'read_only'
		});
		value(await changeVisibility(db.as(one().coordinators[0]), { item_id: discussion_id, visibility: 'network' }));
		expect(await readDiscussion(stranger, discussion_id)).toMatchObject({ refusal: 'not_found' });
	});

	test('takes no id by which a reply to a letter would be led to it', async () => {
		const asked = await begin(teacher());
		const { discussion_id } = await begin(teacher(1));
		expect(
			await writePost(db.as(teacher(1)), { discussion_id, id: asked.discussion_id, body: 'Rašykite čia', came_by: 'page' })
		).toMatchObject({ refusal: 'not_found' });
		const begun = { room_id: one().id, title: 'Čia', body: 'Rašykite čia', visibility: 'network', question: false };
		expect(await startDiscussion(db.as(teacher(1)), { ...begun, id: asked.id })).toMatchObject({ refusal: 'not_found' });
	});

	test('sent twice is written once', async () => {
		const id = newId();
		const twice = await Promise.all(
			[begin(teacher(), { id, title: 'Du kartus' }), begin(teacher(), { id, title: 'Du kartus' })].map((one) =>
				one.catch((error: unknown) => error)
			)
		);
		expect(twice.filter((one) => one instanceof Error)).toEqual([]);
		const post = newId();
		const write = () => writePost(db.as(teacher(1)), { discussion_id: id, id: post, body: 'Kartą.', came_by: 'page' });
		await Promise.all([write(), write(), write()]);
		expect((await read(teacher(), id)).talk.posts).toBe(2);
		expect(await writePost(db.as(teacher()), { discussion_id: id, id: post, body: 'Svetimas.', came_by: 'page' })).toMatchObject({
			refusal: 'not_found'
		});
	});
});

describe('what is typed', () => {
	test('is kept as a draft, for oneself, until it is posted', async () => {
		const { discussion_id } = await begin(teacher(), { title: 'Juodraštis' });
		value(await saveDraft(db.as(teacher(1)), { place_id: discussion_id, body: 'Dar negal' }));
		expect((await read(teacher(1), discussion_id)).draft?.body).toBe('Dar negal');
		expect((await read(teacher(), discussion_id)).draft).toBeUndefined();
		expect(await saveDraft(db.as(other().teachers[0] ?? ''), { place_id: discussion_id, body: 'x' })).toMatchObject({
			refusal: 'not_found'
		});
		value(await writePost(db.as(teacher(1)), { discussion_id, body: 'Dabar gana.', came_by: 'page' }));
		expect((await read(teacher(1), discussion_id)).draft).toBeUndefined();
	});

	test('two megabytes are refused in words, a script stays text, six files are too many', async () => {
		const { discussion_id } = await begin(teacher(), { title: 'Ribos' });
		const write = (body: string, files = [] as (typeof png)[]) =>
			writePost(db.as(teacher()), { discussion_id, body, files, came_by: 'page' });
		expect(await write('a'.repeat(2_000_000))).toMatchObject({
			refusal: 'post_faulty',
			faults: [{ field: 'body', key: 'spaces_fault_body_long', values: { over: 1_980_000 } }]
		});
		expect(await write(' \u200b\n')).toMatchObject({ faults: [{ key: 'spaces_fault_body_missing' }] });
		expect(
			await write(
				'x',
				Array.from({ length: 6 }, () => png)
			)
		).toMatchObject({ faults: [{ key: 'spaces_fault_files_many' }] });
		expect((await write('x', [png, { name: 'virusas.pdf', bytes: Uint8Array.from(Buffer.from('MZ…ne PDF')) }])).ok).toBe(false);
		value(await write('a'.repeat(20_000)));
		const { id } = value(await write('<script>alert(1)</script>'));
		const { posts, talk } = await read(teacher(), discussion_id);
		expect(posts.find((post) => post.id === id)?.html).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n');
		expect(talk.posts).toBe(3);
	});

	test('a mention of somebody without access is neither kept nor linked, and its author is told', async () => {
		const { discussion_id } = await begin(teacher(), { title: 'Paminėjimai', visibility: 'school' });
		const { id, unknown } = value(
			await writePost(db.as(teacher()), {
				discussion_id,
				body: 'Klauskime @Elena Ekspertė ir @Mokytoja 1, @Slapta Slaptutė.',
				came_by: 'page'
			})
		);
		expect(unknown).toEqual(['Elena Ekspertė', 'Slapta Slaptutė']);
		expect((await db.beside.query('select 1 from spaces.mention where post_id = $1', [id])).rowCount).toBe(0);
		const open = await begin(teacher(), { title: 'Visame tinkle', body: 'Klauskime @elena ekspertė.' });
		const { rows } = await db.beside.query(
			'select m.person_id from spaces.mention m join spaces.post p on p.id = m.post_id where p.discussion_id = $1',
			[open.discussion_id]
		);
		expect(rows.map(({ person_id }) => person_id)).toEqual([one().expert]);
	});

	test('can be changed by its author; what it said stays visible; two windows do not overwrite each other', async () => {
		const { discussion_id, id } = await begin(teacher(), { title: 'Keitimas' });
		value(await editPost(db.as(teacher(), later(1)), { post_id: id, body: 'Kitaip.', seen: 0 }));
		expect(await editPost(db.as(teacher(), later(1)), { post_id: id, body: 'Dar kitaip.', seen: 0 })).toMatchObject({
			refusal: 'changed_meanwhile'
		});
		expect(await editPost(db.as(one().coordinators[0]), { post_id: id, body: 'Ne mano.', seen: 1 })).toMatchObject({
			refusal: 'not_yours'
		});
		const seen = value(await readPost(db.as(teacher(1)), { discussion_id, post_id: id }));
		expect([seen.body, seen.versions.map(({ body }) => body), seen.may]).toEqual([
			'Kitaip.',
			['Pirmą kartą **stebėsime** kolegės pamoką.'],
			{ edit: false, remove: false }
		]);
		expect((await read(teacher(1), discussion_id)).posts[0]).toMatchObject({ html: '<p>Kitaip.</p>\n', edited_at: later(1) });
	});

	test('is removed by its author or, with a reason, by who leads the room; others see that something stood there', async () => {
		const { discussion_id } = await begin(teacher(), { title: 'Šalinimas' });
		const { id } = value(
			await writePost(db.as(teacher(1), later(1)), { discussion_id, body: 'Netinkama žinutė', files: [png], came_by: 'page' })
		);
		const file = (await read(teacher(), discussion_id)).posts[1]?.files[0]?.id ?? '';
		expect(await removePost(db.as(teacher()), { post_id: id, why: 'Man nepatinka' })).toMatchObject({ refusal: 'not_yours' });
		expect(await removePost(db.as(one().coordinators[0]), { post_id: id, why: '' })).toMatchObject({ refusal: 'removal_faulty' });
		value(await removePost(db.as(one().coordinators[0], later(2)), { post_id: id, why: 'Mokinio vardas' }));
		const shown = async (person: string) => (await read(person, discussion_id)).posts[1];
		expect(await shown(teacher())).toMatchObject({ html: null, files: [], removed: { by_author: false, why: null } });
		expect(await shown(teacher(1))).toMatchObject({ html: null, removed: { why: 'Mokinio vardas' } });
		expect((await openFile(db.as(teacher()), fileOwners, file)).ok).toBe(false);
		expect(await readPost(db.as(teacher()), { discussion_id, post_id: id })).toMatchObject({ refusal: 'not_found' });
		value(await removeItem(db.as(teacher()), { item_id: discussion_id, why: '' }));
		expect(await readDiscussion(db.as(teacher(1)), discussion_id)).toMatchObject({ refusal: 'not_found' });
		expect((await read(one().coordinators[0], discussion_id)).item.removed).toBe(true);
		expect(await titles(one().coordinators[0])).not.toContain('Šalinimas');
	});
});

describe('questions', () => {
	test('are answered: a post helped, the question is resolved and reopened', async () => {
		const { discussion_id, id } = await begin(teacher(), { title: 'Klausimas' });
		const answer = value(await writePost(db.as(teacher(1), later(1)), { discussion_id, body: 'Atsakymas.', came_by: 'page' }));
		expect(await sayHelped(db.as(teacher()), { post_id: id, helped: true })).toMatchObject({ refusal: 'own_post' });
		for (let times = 0; times < 2; times++) value(await sayHelped(db.as(teacher()), { post_id: answer.id, helped: true }));
		value(await sayHelped(db.as(one().expert), { post_id: answer.id, helped: true }));
		value(await sayHelped(db.as(one().expert), { post_id: answer.id, helped: false }));
		expect((await read(teacher(), discussion_id)).posts[1]).toMatchObject({ helped: 1, helped_me: true });
		expect(await resolveQuestion(db.as(teacher(1)), { discussion_id })).toMatchObject({ refusal: 'not_yours' });
		value(await resolveQuestion(db.as(teacher()), { discussion_id, post_id: answer.id }));
		expect((await read(teacher(1), discussion_id)).talk).toMatchObject({ resolved_post: answer.id, resolved_by: teacher() });
		const openOnes = value(await listDiscussions(db.as(teacher()), { room_id: one().id, state: 'open' })).discussions;
		expect(openOnes.map(({ id }) => id)).not.toContain(discussion_id);
		value(await reopenQuestion(db.as(one().coordinators[0]), { discussion_id }));
		expect((await read(teacher(1), discussion_id)).talk.resolved_at).toBeNull();
	});

	test('help is asked of somebody whose work it is, even in private, with a clock; the answer stops it', async () => {
		const { discussion_id } = await begin(teacher(), { title: 'Pagalbos', visibility: 'private' });
		const asked = (helper_id: string, answer_by = addDays(dayOf(today), 7)) =>
			askForHelp(db.as(teacher()), { discussion_id, helper_id, answer_by });
		expect(await asked(teacher(1))).toMatchObject({ faults: [{ field: 'helper_id' }] });
		expect(await asked(one().expert, '2026-11-26')).toMatchObject({ faults: [{ field: 'answer_by' }] });
		expect(await asked(other().expert)).toMatchObject({ faults: [{ field: 'helper_id' }] });
		expect(await helpTodos(db.as(one().expert))).toEqual([]);
		value(await asked(one().expert));
		expect(await helpTodos(db.as(one().expert))).toMatchObject([
			{
				key: 'today_spaces_help',
				values: { author: 'Mokytoja 1' },
				about: 'Pagalbos',
				due_at: new Date('2026-12-04T21:59:00Z'),
				path: `/room/${one().id}/discussions/${discussion_id}`
			}
		]);
		expect(
			await askForHelp(db.as(one().expert), { discussion_id, helper_id: one().coordinators[0], answer_by: '2026-12-01' })
		).toMatchObject({ refusal: 'not_yours' });
		value(await writePost(db.as(one().expert, later(3)), { discussion_id, body: 'Padėsiu.', came_by: 'mail' }));
		expect(await helpTodos(db.as(one().expert))).toEqual([]);
		expect((await read(teacher(), discussion_id)).talk.helped_at).toEqual(later(3));
	});
});

test('talk hangs on a thing: a list of what the reader may see of it', async () => {
	const about = { kind: 'project', id: newId() };
	await begin(teacher(), { title: 'Apie projektą', about });
	await begin(teacher(), { title: 'Apie projektą, sau', about, visibility: 'private' });
	const seen = async (person: string) => (await discussionsAbout(db.as(person), about)).map(({ title }) => title);
	expect((await seen(teacher())).length).toBe(2);
	expect(await seen(one().expert)).toEqual(['Apie projektą']);
	expect(await seen(other().teachers[0] ?? '')).toEqual([]);
	// On what somebody may not see in a room no talk of theirs hangs.
	const { discussion_id: id } = await begin(teacher(), { title: 'Tik mums', visibility: 'school' });
	await begin(teacher(1), { title: 'Apie svetimą', about: { kind: 'discussion', id } });
	await begin(teacher(), { title: 'Apie savą', about: { kind: 'discussion', id } });
	const hanging = await discussionsAbout(db.as(teacher()), { kind: 'discussion', id });
	expect(hanging.map(({ title }) => title)).toEqual(['Apie savą']);
});

test('a discussion of many posts is read by fifty, from where the reader stopped', async () => {
	const { discussion_id } = await begin(teacher(), { title: 'Ilgas' });
	await db.beside.query(
		`with more as (insert into spaces.post (id, discussion_id, author_id, body, html, came_by, posted_at)
			select gen_random_uuid(), $1, $2, 'Nr. ' || n, '<p>Nr. ' || n || '</p>', 'page', $3::timestamptz + n * interval '1 second' from generate_series(1, 120) n)
		update spaces.discussion set posts = 121, last_post_at = $3::timestamptz + interval '120 seconds' where id = $1`,
		[discussion_id, teacher(1), today]
	);
	const reader = db.as(teacher(2), later(2));
	const ends = (page: { posts: { html: string | null }[]; earlier: boolean; later: boolean }) => [
		page.posts.length,
		page.posts.at(-1)?.html,
		page.earlier,
		page.later
	];
	const first = value(await readDiscussion(reader, discussion_id, { kind: 'first' }));
	expect(ends(first)).toEqual([50, '<p>Nr. 49</p>', false, true]);
	const listed = async () =>
		value(await listDiscussions(reader, { room_id: one().id })).discussions.find(({ id }) => id === discussion_id)?.unread;
	expect(await listed()).toBe(true);
	const next = value(await readDiscussion(reader, discussion_id));
	expect(ends(next)).toEqual([50, '<p>Nr. 99</p>', true, true]);
	const last = value(await readDiscussion(reader, discussion_id, { kind: 'after', post_id: next.posts.at(-1)?.id ?? '' }));
	expect(ends(last)).toEqual([21, '<p>Nr. 120</p>', true, false]);
	expect(await listed()).toBe(false);
	const back = value(await readDiscussion(reader, discussion_id, { kind: 'before', post_id: next.posts[0]?.id ?? '' }));
	expect(ends(back)).toEqual([50, '<p>Nr. 49</p>', false, true]);
	expect(ends(value(await readDiscussion(reader, discussion_id)))).toEqual([50, '<p>Nr. 120</p>', true, false]);
});

test('when the network closes while somebody writes, they read on, nothing is posted, and what they typed is kept', async () => {
	const { discussion_id } = await begin(teacher(), { title: 'Paskutinis' });
	await ask(db.url, `update networks.network set closed_on = '2026-11-28', closed_at = now() where id = $1`, [one().id]);
	const after = db.as(teacher(1), later(72));
	expect(await writePost(after, { discussion_id, body: 'Rašiau, rašiau…', came_by: 'page' })).toMatchObject({ refusal: 'room_closed' });
	const page = value(await readDiscussion(after, discussion_id));
	expect([page.draft?.body, page.may.write, page.lives]).toEqual(['Rašiau, rašiau…', false, false]);
	expect(
		await startDiscussion(after, { room_id: one().id, title: 'Nauja', body: 'Tema', visibility: 'network', question: false })
	).toMatchObject({ refusal: 'room_closed' });
	expect(value(await readPlace(after, one().id)).draft).toMatchObject({ title: 'Nauja', body: 'Tema' });
	for (const { broken } of spacesInvariants) expect(await db.asSystem().db.transaction().execute(broken)).toEqual([]);
});
