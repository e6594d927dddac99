import { beforeAll, describe, expect, test } from 'vitest';
import { termsOf } from '#platform';
import { memoryStore, openFile, openFiles } from '#platform/server';
import { ask, testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openRooms, type Rooms } from '../../../../../tests/support/spaces.ts';
import { fileOwners } from '../../../../files.ts';
import { changeVisibility, lookAtChange, removeItem } from '../rooms/index.ts';
import { findInRooms } from '../search/index.ts';
import { addVersion, changeMaterial, readMaterial, readMaterials, shareMaterial, takeBackVersion, type ShareMaterial } from './index.ts';

// What several people have put into one material: who takes a part of it back, and who says who sees it and under which terms.

let db: TestDatabase;
let open: Rooms;
beforeAll(async () => {
	db = await testDatabase();
	openFiles(memoryStore());
	open = await openRooms(db);
});

const one = () => open.rooms[0] as Rooms['rooms'][0];
const [author, adder, third] = [0, 1, 2].map((at) => () => one().teachers[at] as string) as [() => string, () => string, () => string];
const leader = () => one().coordinators[0];
const outside = () => open.rooms[1]?.teachers[0] as string;
const described = { title: 'Klausimų lapas', folder_id: '', licence: 'cc_by', author: 'Ona' };
const file = (words: string, name = 'lapas.md') => ({ name, bytes: new Uint8Array(Buffer.from(words)) });

const share = async (person: string, changed: Partial<ShareMaterial> = {}) =>
	value(
		await shareMaterial(db.as(person), {
			...{ ...described, link: '', note: 'Trims pamokoms', visibility: 'network', room_id: one().id, file: file('# Lapas') },
			...changed
		})
	).id;
const renew = (person: string, material_id: string, words: string, note = 'Pataisyta') =>
	addVersion(db.as(person), { material_id, link: '', note, file: file(words, `${words}.md`) });
const page = async (person: string, id: string, number?: number) => value(await readMaterial(db.as(person), id, number));
const numbers = async (person: string, id: string) => (await page(person, id)).versions.map(({ number }) => number);
const takeBack = (person: string, material_id: string, number: number, why = '') =>
	takeBackVersion(db.as(person), { material_id, number, why });
const show = (person: string, item_id: string, visibility: string, told?: number) =>
	changeVisibility(db.as(person), { item_id, visibility, told });
const opens = async (person: string | null, of: string) =>
	(await openFile(person === null ? db.asPublic() : db.as(person), fileOwners, of)).ok;
const fileOf = async (id: string, number: number) => (await page(leader(), id, number)).opened.file?.id ?? '';
const found = async (person: string, words: string) => {
	const sought = { terms: termsOf(words), kind: 'material', room_id: null, since: null, by: null, before: null, limit: 20 };
	return (await findInRooms(db.as(person), sought)).length;
};

describe('a version that was taken back', () => {
	test('is from then on there only for whoever added it, who shared the material and who leads the room, with its file', async () => {
		const id = await share(author());
		value(await renew(adder(), id, 'vardynas', 'Su pavardenėmis'));
		value(await renew(third(), id, 'ketvirta'));
		await show(leader(), id, 'public');
		const of = await fileOf(id, 2);
		const readers = [author(), adder(), leader(), third(), one().expert, outside(), null];
		const opened = () => Promise.all(readers.map((reader) => opens(reader, of)));
		expect(await opened()).toEqual([true, true, true, true, true, true, true]);
		expect([await found(third(), 'pavarden'), await found(third(), 'vardyn')]).toEqual([1, 1]);

		expect(await takeBack(third(), id, 2, 'Man nepatinka')).toMatchObject({ refusal: 'not_yours' });
		expect(await takeBack(outside(), id, 2, 'Man nepatinka')).toMatchObject({ refusal: 'not_found' });
		expect(value(await takeBack(adder(), id, 2))).toEqual({ left: true });
		expect(value(await takeBack(adder(), id, 2))).toEqual({ left: true });
		expect(await opened()).toEqual([true, true, true, false, false, false, false]);
		for (const reader of [author(), adder(), leader()]) expect(await numbers(reader, id)).toEqual([3, 2, 1]);
		for (const reader of [third(), one().expert, outside()]) {
			expect(await numbers(reader, id)).toEqual([3, 1]);
			expect(await readMaterial(db.as(reader), id, 2)).toMatchObject({ refusal: 'not_found' });
			expect(await takeBack(reader, id, 2)).toMatchObject({ refusal: 'not_found' });
		}
		expect((await page(adder(), id, 2)).opened.removed).toMatchObject({ by: adder() });
		expect([await found(adder(), 'pavarden'), await found(third(), 'vardyn'), await found(third(), 'ketvirt')]).toEqual([0, 0, 1]);
	});

	test('needs a reason of others, and none of whoever added it', async () => {
		const id = await share(author());
		value(await renew(adder(), id, 'antra'));
		value(await renew(adder(), id, 'trečia'));
		for (const person of [author(), leader()])
			expect(await takeBack(person, id, 2)).toMatchObject({ refusal: 'removal_faulty', faults: [{ field: 'why' }] });
		expect(await takeBack(adder(), id, 2, 'ne')).toMatchObject({ refusal: 'removal_faulty' });
		value(await takeBack(author(), id, 2, 'Čia mokinių vardai'));
		value(await takeBack(leader(), id, 3, 'Ir čia'));
		expect((await page(adder(), id, 3)).opened.removed).toMatchObject({ by: leader(), why: 'Ir čia' });
		expect((await page(adder(), id)).opened.number).toBe(1);
	});

	test('gives way to the one before it in lists, and its number to no other', async () => {
		const id = await share(author());
		value(await renew(adder(), id, 'antra'));
		value(await takeBack(adder(), id, 2));
		const listed = value(await readMaterials(db.as(third()), { room_id: one().id })).materials.find((item) => item.id === id);
		expect(listed).toMatchObject({ number: 1, bytes: 7 });
		expect((await page(third(), id)).opened.number).toBe(1);
		expect(value(await renew(adder(), id, 'antra'))).toEqual({ number: 3 });
		expect((await page(adder(), id)).may.take_back).toBe(true);
		expect((await page(third(), id)).may.take_back).toBe(false);
		expect((await page(adder(), id, 2)).may.take_back).toBe(false);
	});

	test('takes the material with it when no other stands', async () => {
		const id = await share(author());
		value(await renew(adder(), id, 'antra'));
		value(await takeBack(author(), id, 1));
		expect(value(await takeBack(adder(), id, 2))).toEqual({ left: false });
		for (const reader of [adder(), third(), outside()])
			expect(await readMaterial(db.as(reader), id)).toMatchObject({ refusal: 'not_found' });
		expect((await page(author(), id)).item.removed).toBe(true);
		expect(value(await readMaterials(db.as(author()), { room_id: one().id })).materials.map((item) => item.id)).not.toContain(id);
		expect(await takeBack(author(), id, 1)).toMatchObject({ refusal: 'not_yours' });
	});
});

describe('what is shown beyond the room', () => {
	test('gets versions only from whoever shared it and who leads the room', async () => {
		for (const visibility of ['edition', 'public']) {
			const id = await share(author());
			expect((await page(adder(), id)).may.add).toBe(true);
			value(await show(leader(), id, visibility));
			expect((await page(adder(), id)).may.add).toBe(false);
			expect(await renew(adder(), id, 'antra')).toMatchObject({ refusal: 'not_yours' });
			expect(await numbers(author(), id)).toEqual([1]);
			expect(value(await renew(author(), id, 'antra'))).toEqual({ number: 2 });
			expect(value(await renew(leader(), id, 'trečia'))).toEqual({ number: 3 });
		}
	});

	test('or under other terms than was said takes no version until that was said', async () => {
		const id = await share(author(), { visibility: 'private' });
		const add = (told: { visibility: string; licence: string }) =>
			addVersion(db.as(author()), { material_id: id, link: 'https://mokykla.example', note: '', told });
		const told = { visibility: 'private', licence: 'cc_by' };
		value(await show(author(), id, 'network'));
		expect(await add(told)).toMatchObject({ refusal: 'version_meanwhile' });
		expect(await add({ visibility: '', licence: 'cc_by' })).toMatchObject({ refusal: 'version_meanwhile' });
		expect(await add({ visibility: 'network', licence: 'cc0' })).toMatchObject({ refusal: 'version_meanwhile' });
		// That fewer see it harms nobody.
		expect(value(await add({ visibility: 'public', licence: 'cc_by' }))).toEqual({ number: 2 });
	});
});

describe('terms and author', () => {
	test('are changed by whoever shared it alone; who leads the room changes title and folder', async () => {
		const id = await share(author(), { licence: 'room_only' });
		const said = { id, title: 'Kitaip', folder_id: '' };
		expect(await changeMaterial(db.as(leader()), { ...said, licence: 'cc_by' })).toMatchObject({ refusal: 'not_yours' });
		expect(await changeMaterial(db.as(leader()), { ...said, author: 'Jonas' })).toMatchObject({ refusal: 'not_yours' });
		expect(await changeMaterial(db.as(adder()), said)).toMatchObject({ refusal: 'not_yours' });
		value(await changeMaterial(db.as(leader()), said));
		expect(await page(leader(), id)).toMatchObject({
			...{ item: { title: 'Kitaip' }, material: { licence: 'room_only', author: 'Ona' } },
			may: { change: true, terms: false, show: [] }
		});
		// So what is for its room alone stays there, whoever leads it.
		for (const visibility of ['edition', 'public'])
			expect(await show(leader(), id, visibility)).toMatchObject({ refusal: 'licence_narrow' });
		value(await changeMaterial(db.as(author()), { ...said, licence: 'cc_by_sa', author: '' }));
		expect(await page(author(), id)).toMatchObject({ material: { licence: 'cc_by_sa', author: '' }, may: { terms: true } });
		value(await show(leader(), id, 'edition'));
	});
});

test('before more people see a material it is said how many, and how many versions of how many others they will see with it', async () => {
	const id = await share(author());
	for (const [person, words] of [
		[adder(), 'antra'],
		[adder(), 'trečia'],
		[third(), 'ketvirta'],
		[author(), 'penkta']
	] as const)
		value(await renew(person, id, words));
	value(await takeBack(adder(), id, 2));
	const look = async () => value(await lookAtChange(db.as(leader()), { item_id: id, visibility: 'edition' }));
	const { people, ...rest } = await look();
	expect(rest).toEqual({ to: 'edition', wider: true, posts: 2, authors: 2 });
	// All who are in a room of the edition, and not its author alone.
	expect(people).toBeGreaterThan(value(await lookAtChange(db.as(author()), { item_id: id, visibility: 'private' })).people);
	// Whoever was told of fewer is asked anew, and nothing was shown.
	value(await renew(third(), id, 'šešta'));
	expect(await show(leader(), id, 'edition', 2)).toMatchObject({ refusal: 'shown_meanwhile' });
	expect(await readMaterial(db.as(outside()), id)).toMatchObject({ refusal: 'not_found' });
	value(await show(leader(), id, 'edition', 3));
	expect(await numbers(outside(), id)).toEqual([6, 5, 4, 3, 1]);
});

test('a version is taken back also in a room that has closed, and of what was removed nothing', async () => {
	const removed = await share(author());
	value(await renew(adder(), removed, 'antra'));
	value(await removeItem(db.as(author()), { item_id: removed, why: '' }));
	expect(await takeBack(author(), removed, 2, 'Vardai')).toMatchObject({ refusal: 'not_yours' });
	const id = await share(author());
	value(await renew(adder(), id, 'antra'));
	await ask(db.url, `update networks.network set closed_on = '2026-11-28', closed_at = now() where id = $1`, [one().id]);
	const context = db.as(adder(), new Date('2026-12-20T10:00:00Z'));
	expect(value(await readMaterial(context, id, 2)).may.take_back).toBe(true);
	expect(value(await takeBackVersion(context, { material_id: id, number: 2, why: '' }))).toEqual({ left: true });
	const others = db.as(third(), new Date('2026-12-20T10:00:00Z'));
	expect(value(await readMaterial(others, id)).versions.map(({ number }) => number)).toEqual([1]);
});
