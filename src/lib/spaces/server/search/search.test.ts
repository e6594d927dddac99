import { beforeAll, describe, expect, test } from 'vitest';
import { termsOf, type Found, type Sought } from '#platform';
import { ask, testDatabase, today } from '../../../../../tests/support/database.ts';
import { smallRoom, type SmallRoom } from '../../../../../tests/support/small-room.ts';
import { findInRooms } from './index.ts';

const db = await testDatabase();
let here: SmallRoom;
let reading: { id: string; posts: string[] };

const anything = { kind: null, room_id: null, since: null, by: null, before: null, limit: 20 };
const find = (person: string, typed: string, more: Partial<Sought> = {}): Promise<Found[]> =>
	findInRooms(db.as(person), { ...anything, terms: termsOf(typed), ...more });
const shown = (found: Found[]) => found.map(({ parts }) => parts.map(({ text, marked }) => (marked ? `[${text}]` : text)).join(''));

beforeAll(async () => {
	here = await smallRoom(db);
	reading = await here.say({
		by: here.ona,
		title: 'Skaitymo strategijos penktoje klasėje',
		posts: [
			'Mokiniai noriai kelia klausimus, kai **skaito** poromis.',
			'Ąžuolyno mokyklos mokytojai stebėjo pamoką: mokinių lankomumas pagerėjo.'
		]
	});
	await here.say({
		by: here.jonas,
		title: 'Formuojamasis vertinimas',
		posts: ['Vertinimas be pažymio: ką sako tėvai? <b>Namų darbai</b> & „mokiniai“.'],
		at: new Date('2026-10-01T08:00:00Z')
	});
	await here.say({ by: here.jonas, title: 'Tik mūsų mokyklai apie mokinius', posts: ['Mokiniai vėluoja.'], visibility: 'school' });
	await here.say({ by: here.alma, title: 'Asmeninis', posts: ['Mokinius aplankysiu rytoj.'], visibility: 'private' });
});

describe('a word is found', () => {
	test.each([
		['in another case of itself', 'mokinys', 2],
		['in any of its cases', 'mokinių', 2],
		['without its diacritics', 'azuolyno', 1],
		['with all of them', 'Ąžuolyno', 1],
		['by its beginning', 'lankom', 1],
		['beside another one', 'mokinių lankomumas', 1],
		['not beside one that is left out', 'mokinių -lankomumas', 1],
		['in a phrase, in this order', '„mokyklos mokytojai“', 1],
		['not in another order', '„mokytojai mokyklos“', 0],
		['not by its middle', 'kinių', 0],
		['in nothing at all that only has signs', '„–“ !', 0]
	])('%s: %s', async (_, typed, posts) => {
		const found = await find(here.ona, typed, { kind: 'post' });
		expect(found.filter(({ path }) => path.includes(reading.id))).toHaveLength(posts);
	});
});

test('a title is found too, and leads to the discussion; a post leads to its place', async () => {
	expect((await find(here.jonas, 'strategija')).map(({ kind, path, title, place, by }) => ({ kind, path, title, place, by }))).toEqual([
		{
			kind: 'discussion',
			path: `/room/${here.room}/discussions/${reading.id}`,
			title: 'Skaitymo strategijos penktoje klasėje',
			place: 'Tinklas 0',
			by: 'Ona Žvirblytė'
		}
	]);
	const [post] = reading.posts;
	expect((await find(here.jonas, 'skaito poromis')).map(({ path }) => path)).toEqual([
		`/room/${here.room}/discussions/${reading.id}?from=${post}#p-${post}`
	]);
});

test('the piece of the text that is shown marks what was looked for as it was written, and is text only', async () => {
	expect(shown(await find(here.ona, 'azuolyno mokytojas'))).toEqual([
		'[Ąžuolyno] mokyklos [mokytojai] stebėjo pamoką: mokinių lankomumas pagerėjo.'
	]);
	expect(shown(await find(here.ona, 'tevai namu'))).toEqual(['Vertinimas be pažymio: ką sako [tėvai]? <b>[Namų] darbai</b> & „mokiniai“.']);
});

test('nobody finds what they may not see: another school’s, a private one, a stranger anything', async () => {
	const titles = async (person: string) => [...new Set((await find(person, 'mokin')).map(({ title }) => title))].toSorted();
	expect(await titles(here.ona)).toEqual(['Formuojamasis vertinimas', 'Skaitymo strategijos penktoje klasėje']);
	expect(await titles(here.jonas)).toEqual([
		'Formuojamasis vertinimas',
		'Skaitymo strategijos penktoje klasėje',
		'Tik mūsų mokyklai apie mokinius'
	]);
	expect(await titles(here.alma)).toEqual(['Asmeninis', 'Formuojamasis vertinimas', 'Skaitymo strategijos penktoje klasėje']);
	expect(await titles(here.stranger)).toEqual([]);
	expect(await findInRooms(db.asPublic(), { ...anything, terms: termsOf('mokin') })).toEqual([]);
});

test('what was removed is found by nobody, its author and who leads among them', async () => {
	const gone = await here.say({ by: here.ona, title: 'Dingęs pokalbis', posts: ['Nebėra šito žodžio: vėjavartos.'] });
	expect(await find(here.alma, 'vėjavarta')).toHaveLength(1);
	await ask(db.url, `update spaces.post set removed_at = $2, removed_why = 'netinka' where id = $1`, [gone.posts[0], today]);
	expect(await find(here.ona, 'vėjavarta')).toEqual([]);
	await ask(db.url, `update spaces.item set removed_at = $2, removed_why = 'netinka' where id = $1`, [gone.id, today]);
	expect(await find(here.alma, 'dingęs')).toEqual([]);
});

test('filters: by room, kind, time and by whom, with or without diacritics', async () => {
	const count = async (more: Partial<Sought>) => (await find(here.ona, 'mokin', more)).length;
	expect(await count({})).toBe(3);
	expect(await count({ room_id: here.room })).toBe(3);
	expect(await count({ room_id: here.schools[0] })).toBe(0);
	expect(await count({ kind: 'material' })).toBe(0);
	expect(await count({ since: new Date('2026-11-01T00:00:00Z') })).toBe(2);
	expect(await count({ by: 'azuolas' })).toBe(1);
	expect(await count({ by: 'ŽVIRBL' })).toBe(2);
	expect(await count({ by: '%' })).toBe(0);
	// An address of a mailbox is nothing to look for.
	expect(await count({ by: here.ona })).toBe(0);
});

test('pages follow each other without a gap and without anything twice', async () => {
	const at = new Date('2026-11-02T08:00:00Z');
	await here.say({ by: here.ona, title: 'Puslapiai', posts: Array.from({ length: 9 }, (_, place) => `Papartis numeris ${place}`), at });
	await here.say({ by: here.ona, title: 'Puslapiai tuo pat metu', posts: Array.from({ length: 4 }, () => 'Papartis'), at });
	const seen: string[] = [];
	let before: Sought['before'] = null;
	for (let page = 0; page < 5; page++) {
		const found = await find(here.jonas, 'papartis', { before, limit: 4 });
		seen.push(...found.map(({ id }) => id));
		const last = found.at(-1);
		before = last ? { at: last.at, id: last.id } : before;
	}
	expect(seen).toHaveLength(13);
	expect(new Set(seen).size).toBe(13);
});
