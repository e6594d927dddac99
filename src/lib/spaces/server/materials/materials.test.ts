import { beforeAll, describe, expect, test } from 'vitest';
import { newId, termsOf } from '#platform';
import { memoryStore, openFile, openFiles } from '#platform/server';
import { ask, testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { bomb, pdf } from '../../../../../tests/support/office.ts';
import { openRooms, teacherIn, type Rooms } from '../../../../../tests/support/spaces.ts';
import { fileOwners } from '../../../../files.ts';
import { changeVisibility, removeItem } from '../rooms/index.ts';
import { findInRooms } from '../search/index.ts';
import {
	addFolder,
	addVersion,
	changeMaterial,
	deleteFolder,
	moveFolder,
	readMaterial,
	readMaterials,
	renameFolder,
	shareMaterial,
	type InFolder,
	type ShareMaterial
} from './index.ts';

let db: TestDatabase;
let open: Rooms;
beforeAll(async () => {
	db = await testDatabase();
	openFiles(memoryStore());
	open = await openRooms(db);
});

const one = () => open.rooms[0] as Rooms['rooms'][0];
const other = () => open.rooms[1] as Rooms['rooms'][0];
const teacher = (at = 0) => one().teachers[at] as string;
const leader = () => one().coordinators[0];
const text = (words: string, name = 'lapas.md') => ({ name, bytes: new Uint8Array(Buffer.from(words)) });
const described = { title: 'Klausimų lapas', folder_id: '', licence: 'cc_by', author: 'Ona' };

const share = (person: string, changed: Partial<ShareMaterial> = {}) =>
	shareMaterial(db.as(person), {
		...{ ...described, link: '', note: '', visibility: 'network', room_id: one().id },
		...(changed.link ? {} : { file: text('# Lapas') }),
		...changed
	});
const renew = (person: string, material_id: string, words: string) =>
	addVersion(db.as(person), { material_id, link: '', note: 'Pataisyta', file: text(words) });
const list = async (person: string, folder: InFolder = null) => value(await readMaterials(db.as(person), { room_id: one().id, folder }));
const titles = async (person: string, folder: InFolder = null) => (await list(person, folder)).materials.map(({ title }) => title);
const page = async (person: string, id: string, number?: number) => value(await readMaterial(db.as(person), id, number));
const opens = async (person: string | null, file: string) =>
	(await openFile(person === null ? db.asPublic() : db.as(person), fileOwners, file)).ok;
const filesOf = async (id: string) =>
	(
		await db.beside.query<{ file_id: string }>('select file_id from spaces.material_version where material_id = $1 order by number', [id])
	).rows.map(({ file_id }) => file_id);

describe('a material', () => {
	test('is shared with its first version, terms and author; others see it as new until they look', async () => {
		const { id } = value(await share(teacher(), { title: 'Pirmasis lapas', note: 'Trims pamokoms' }));
		expect((await list(teacher(1))).materials.find((item) => item.id === id)).toMatchObject({
			...{ title: 'Pirmasis lapas', licence: 'cc_by', author: 'Ona', number: 1, media_type: 'text/markdown', bytes: 7, unread: true }
		});
		expect((await list(teacher())).materials.find((item) => item.id === id)?.unread).toBe(false);
		const read = await page(teacher(1), id);
		expect(read.text).toEqual({ text: '# Lapas', cut: false });
		expect(read.versions).toMatchObject([{ number: 1, note: 'Trims pamokoms', file: { name: 'lapas.md' }, link: null }]);
		expect(read.may).toEqual({ add: true, change: false, remove: false, terms: false, take_back: false, show: [] });
		expect((await list(teacher(1))).materials.find((item) => item.id === id)?.unread).toBe(false);
	});

	test('is a link, too, and never both or neither', async () => {
		const { id } = value(await share(teacher(), { link: 'https://mokykla.example/filmas' }));
		expect((await page(teacher(1), id)).opened).toMatchObject({ link: 'https://mokykla.example/filmas', file: null });
		const both = await share(teacher(), { link: 'https://mokykla.example', file: text('x') });
		expect(both).toMatchObject({ refusal: 'material_faulty', faults: [{ field: 'link' }] });
		const { room_id, ...none } = { ...described, room_id: one().id, link: '', note: '', visibility: 'network' };
		expect(await shareMaterial(db.as(teacher()), { ...none, room_id })).toMatchObject({ faults: [{ field: 'file' }] });
	});

	test('sent twice, at once or later, is shared once; nobody takes its name from another', async () => {
		const id = newId();
		const sent = await Promise.all([share(teacher(), { id, title: 'Dukart' }), share(teacher(), { id, title: 'Dukart' })]);
		expect(sent.map(value)).toEqual([{ id }, { id }]);
		expect(value(await share(teacher(), { id, title: 'Dukart' }))).toEqual({ id });
		expect((await titles(teacher())).filter((title) => title === 'Dukart')).toHaveLength(1);
		expect(await share(teacher(1), { id })).toMatchObject({ refusal: 'not_found' });
	});

	test('is refused in words when it is no such file, and nothing is left of it', async () => {
		const before = (await titles(teacher())).length;
		const refuse = async (file: ReturnType<typeof text>) => {
			const outcome = await share(teacher(), { file });
			return outcome.ok ? [] : [outcome.refusal, ...outcome.faults.map(({ field, key }) => `${field} ${key}`)];
		};
		expect(await refuse(text('<script>alert(1)</script>', 'a.html'))).toEqual(['file_kind_refused', 'file spaces_fault_material_kind']);
		expect(await refuse(text('Labas', 'a.pdf'))).toEqual(['file_kind_refused', 'file spaces_fault_material_kind']);
		expect(await refuse({ name: 'a.md', bytes: new Uint8Array(pdf()) })).toEqual(['file_lies', 'file file_lies']);
		expect(await refuse({ name: 'a.md', bytes: new Uint8Array(20 * 1024 * 1024 + 1).fill(65) })).toEqual([
			'file_too_large',
			'file file_too_large'
		]);
		expect((await titles(teacher())).length).toBe(before);
	});

	test('that is an archive is kept and handed out as it came, and shown by nobody', async () => {
		const file = { name: 'bomba.zip', bytes: bomb('nuliai.bin') };
		const { id } = value(await share(teacher(), { title: 'Archyvas', file }));
		const { opened, text } = await page(teacher(1), id);
		expect(text).toBeNull();
		expect(opened.file).toMatchObject({ media_type: 'application/zip', bytes: file.bytes.byteLength });
	});

	test('that is a long text or one of an old program is shown as far as a page goes', async () => {
		const long = value(await share(teacher(), { file: text('ąž'.repeat(40_000), 'ilgas.txt') }));
		const { text: shown } = await page(teacher(1), long.id);
		expect([shown?.cut, shown?.text.slice(0, 4), (shown?.text.length ?? 0) <= 30_000]).toEqual([true, 'ąžąž', true]);
		const old = value(await share(teacher(), { file: { name: 'sena.csv', bytes: new Uint8Array([0xe0, 0xfe, 0x3b, 0x37]) } }));
		expect((await page(teacher(1), old.id)).text).toEqual({ text: 'ąž;7', cut: false });
	});

	test('is there for nobody outside its visibility: neither page nor list nor any of its files', async () => {
		const colleague = await teacherIn(db, one().schools[0]?.id ?? '', 'Kolegė Kolegaitė');
		const { id } = value(await share(teacher(), { title: 'Tik mokyklai', visibility: 'school' }));
		value(await renew(colleague, id, 'Antra'));
		const files = await filesOf(id);
		expect(files).toHaveLength(2);
		for (const person of [teacher(), colleague]) {
			expect(await titles(person)).toContain('Tik mokyklai');
			expect(await Promise.all(files.map((file) => opens(person, file)))).toEqual([true, true]);
		}
		for (const person of [teacher(1), leader(), one().expert, open.open.centre.officer, other().teachers[0] as string, null]) {
			const context = person === null ? db.asPublic() : db.as(person);
			expect(await readMaterial(context, id)).toMatchObject({ refusal: 'not_found' });
			expect(await Promise.all(files.map((file) => opens(person, file)))).toEqual([false, false]);
			expect(await addVersion(context, { material_id: id, link: 'https://mokykla.example', note: '' })).toMatchObject({
				refusal: 'not_found'
			});
			expect(await changeMaterial(context, { id, ...described })).toMatchObject({ refusal: 'not_found' });
		}
		expect(await titles(leader())).not.toContain('Tik mokyklai');
		value(await changeVisibility(db.as(teacher()), { item_id: id, visibility: 'private' }));
		expect(await Promise.all(files.map((file) => opens(colleague, file)))).toEqual([false, false]);
		expect(await readMaterials(db.as(other().teachers[0] as string), { room_id: one().id })).toMatchObject({ refusal: 'not_found' });
	});

	test('meant for its room alone goes no further; other terms free it', async () => {
		const { id } = value(await share(leader(), { title: 'Tik čia', licence: 'room_only' }));
		expect((await page(leader(), id)).may.show).toEqual(['private']);
		expect(await changeVisibility(db.as(leader()), { item_id: id, visibility: 'edition' })).toMatchObject({ refusal: 'licence_narrow' });
		expect(await share(leader(), { licence: 'room_only', visibility: 'edition' })).toMatchObject({ faults: [{ field: 'licence' }] });
		value(await changeMaterial(db.as(leader()), { id, ...described }));
		value(await changeVisibility(db.as(leader()), { item_id: id, visibility: 'edition' }));
		expect(await changeMaterial(db.as(leader()), { id, ...described, licence: 'room_only' })).toMatchObject({
			faults: [{ field: 'licence' }]
		});
		// A reader from another network learns nothing of the room, and adds nothing.
		const outside = other().teachers[0] as string;
		expect(await page(outside, id)).toMatchObject({
			room: null,
			material: { folder: null },
			folders: [],
			may: { add: false, change: false }
		});
		expect(await addVersion(db.as(outside), { material_id: id, link: 'https://mokykla.example', note: '' })).toMatchObject({
			refusal: 'not_found'
		});
	});

	test('that was removed is seen by its author and who leads, and changed by nobody', async () => {
		const { id } = value(await share(teacher(), { title: 'Klaida' }));
		const [file = ''] = await filesOf(id);
		expect(await removeItem(db.as(teacher(1)), { item_id: id, why: 'Man nepatinka' })).toMatchObject({ refusal: 'not_yours' });
		value(await removeItem(db.as(leader()), { item_id: id, why: 'Ne mūsų' }));
		expect(await titles(teacher())).not.toContain('Klaida');
		expect([await opens(teacher(), file), await opens(leader(), file), await opens(teacher(1), file)]).toEqual([true, true, false]);
		expect((await page(teacher(), id)).may).toEqual({ add: false, change: false, remove: false, terms: false, take_back: false, show: [] });
		expect(await renew(teacher(), id, 'Nauja')).toMatchObject({ refusal: 'not_found' });
	});
});

describe('a version', () => {
	test('is added by anybody in the room who sees it; the old ones stay and open', async () => {
		const { id } = value(await share(teacher(), { title: 'Su versijomis' }));
		expect(value(await renew(teacher(1), id, '# Antra'))).toEqual({ number: 2 });
		const read = await page(teacher(2), id);
		expect(read.versions.map(({ number, adder, note }) => [number, adder, note])).toEqual([
			[2, 'Mokytoja 2', 'Pataisyta'],
			[1, 'Mokytoja 1', '']
		]);
		expect(read.text?.text).toBe('# Antra');
		expect((await page(teacher(2), id, 1)).text?.text).toBe('# Lapas');
		expect(await readMaterial(db.as(teacher(2)), id, 3)).toMatchObject({ refusal: 'not_found' });
		expect((await list(teacher(2))).materials.find((one) => one.id === id)).toMatchObject({ number: 2 });
	});

	test('with the same content as the newest is none; two at once are two', async () => {
		const { id } = value(await share(teacher(), { title: 'Po lygiai' }));
		expect(
			await Promise.all([renew(teacher(), id, 'Vienas'), renew(teacher(), id, 'Vienas')].map(async (one) => value(await one)))
		).toEqual([{ number: 2 }, { number: 2 }]);
		const both = await Promise.all([renew(teacher(), id, 'Du'), renew(teacher(1), id, 'Trys')]);
		expect(both.map((one) => value(one).number).toSorted()).toEqual([3, 4]);
	});

	test('with other words than the newest is another one, though the link is the same: no words are lost', async () => {
		const link = 'https://mokykla.example/ta-pati';
		const { id } = value(await share(teacher(), { title: 'Ta pati nuoroda', link }));
		const add = async (note: string) => value(await addVersion(db.as(teacher(1)), { material_id: id, link, note }));
		expect([await add('Nuo 12 puslapio'), await add('Nuo 12 puslapio'), await add('')]).toEqual([
			{ number: 2 },
			{ number: 2 },
			{ number: 3 }
		]);
	});

	test('is the two hundredth and no further', async () => {
		const { id } = value(await share(teacher(), { title: 'Be galo' }));
		await ask(
			db.url,
			`insert into spaces.material_version (material_id, number, link, added_at, added_by)
			select $1::uuid, number, 'https://mokykla.example/' || number, now(), $2::uuid from generate_series(2, 199) number`,
			[id, teacher()]
		);
		expect(value(await renew(teacher(), id, 'Paskutinė'))).toEqual({ number: 200 });
		expect(await renew(teacher(), id, 'Dar viena')).toMatchObject({ refusal: 'too_many_versions' });
	});

	test('makes it new to whoever has seen the older one', async () => {
		const { id } = value(await share(teacher(), { title: 'Vėl nauja' }));
		await page(teacher(2), id);
		const later = new Date(today.getTime() + 3_600_000);
		value(await addVersion(db.as(teacher(1), later), { material_id: id, link: 'https://mokykla.example/2', note: '' }));
		expect((await list(teacher(2))).materials.find((one) => one.id === id)?.unread).toBe(true);
		expect((await list(teacher(1))).materials.find((one) => one.id === id)?.unread).toBe(false);
	});
});

test('a material is found by its title, its author, what is said of each version and the names of its files, by whoever sees it', async () => {
	const { id } = value(
		await share(teacher(), {
			title: 'Termometras',
			author: 'Birutė Vėtrungė',
			note: 'Rudens pamokoms',
			file: text('x', 'zuikis.md'),
			visibility: 'school'
		})
	);
	value(await addVersion(db.as(teacher()), { material_id: id, link: '', note: 'Su pingvinais', file: text('y', 'barsukas.txt') }));
	const find = async (person: string, words: string) => {
		const sought = { terms: termsOf(words), kind: 'material', room_id: null, since: null, by: null, before: null, limit: 20 };
		return (await findInRooms(db.as(person), sought)).map(({ path }) => path);
	};
	for (const words of ['termometrai', 'vetrunge', 'rudens', 'pingvin', 'zuikis', 'barsukas']) {
		expect([words, await find(teacher(), words)]).toEqual([words, [`/room/${one().id}/materials/${id}`]]);
		expect(await find(teacher(1), words)).toEqual([]);
	}
	value(await changeMaterial(db.as(teacher()), { id, ...described, title: 'Termometras' }));
	expect(await find(teacher(), 'vetrunge')).toEqual([]);
	expect(await find(teacher(), 'pingvin')).toHaveLength(1);
});

describe('folders', () => {
	const add = (person: string, name: string, id?: string) => addFolder(db.as(person), { room_id: one().id, name, id });
	const names = async () => (await list(leader())).folders.map(({ name }) => name);
	const idOf = async (name: string) => (await list(leader())).folders.find((folder) => folder.name === name)?.id ?? '';

	test('are made, named and ordered by who leads the room, once however often it is sent', async () => {
		expect(await add(teacher(), 'Mano')).toMatchObject({ refusal: 'not_yours' });
		expect(await add(other().teachers[0] as string, 'Svetimas')).toMatchObject({ refusal: 'not_found' });
		const id = newId();
		await Promise.all([add(leader(), 'Diagnostika', id), add(leader(), 'Diagnostika', id)].map(async (one) => value(await one)));
		value(await add(leader(), 'Įrankiai'));
		value(await add(leader(), 'Filmai'));
		expect(await add(leader(), 'įrankiai')).toMatchObject({ refusal: 'folder_faulty' });
		expect(await names()).toEqual(['Diagnostika', 'Įrankiai', 'Filmai']);
		const at = { room_id: one().id, folder_id: await idOf('Filmai') };
		for (const _ of [1, 2]) value(await moveFolder(db.as(leader()), { ...at, before: id }));
		value(await renameFolder(db.as(leader()), { ...at, name: 'Vaizdo įrašai' }));
		expect(await names()).toEqual(['Vaizdo įrašai', 'Diagnostika', 'Įrankiai']);
		expect(await renameFolder(db.as(leader()), { ...at, name: 'diagnostika' })).toMatchObject({ refusal: 'folder_faulty' });
		// A leader of one room is none of another.
		expect(await renameFolder(db.as(other().coordinators[0]), { ...at, name: 'X' })).toMatchObject({ refusal: 'not_found' });
		expect(await deleteFolder(db.as(other().coordinators[0]), { room_id: other().id, folder_id: at.folder_id })).toMatchObject({
			ok: true
		});
		expect(await names()).toHaveLength(3);
	});

	test('hold what is put there; only an empty one goes, and what nobody else sees does not stay behind', async () => {
		const folder_id = await idOf('Įrankiai');
		const { id } = value(await share(teacher(), { title: 'Įrankis', folder_id }));
		const own = value(await share(teacher(), { title: 'Mano juodraštis', folder_id, visibility: 'private' }));
		expect((await list(leader())).folders.find((folder) => folder.id === folder_id)?.count).toBe(1);
		expect((await titles(teacher(), { folder_id })).toSorted()).toEqual(['Mano juodraštis', 'Įrankis'].toSorted());
		expect(await titles(leader(), { folder_id })).toEqual(['Įrankis']);
		const remove = () => deleteFolder(db.as(leader()), { room_id: one().id, folder_id });
		expect(await remove()).toMatchObject({ refusal: 'folder_full' });
		expect(await changeMaterial(db.as(teacher(1)), { id, ...described })).toMatchObject({ refusal: 'not_yours' });
		value(await changeMaterial(db.as(leader()), { id, ...described, title: 'Įrankis', folder_id: await idOf('Diagnostika') }));
		for (const _ of [1, 2]) value(await remove());
		expect(await names()).not.toContain('Įrankiai');
		expect((await page(teacher(), own.id)).material.folder).toBeNull();
		expect((await page(teacher(), id)).material.folder).toBe('Diagnostika');
		expect(await titles(teacher(), 'none')).toContain('Mano juodraštis');
		expect(await titles(leader(), 'none')).not.toContain('Mano juodraštis');
	});

	test('of another room take nothing in', async () => {
		const folder_id = await idOf('Diagnostika');
		const elsewhere = await share(other().teachers[0] as string, { room_id: other().id, folder_id });
		expect(elsewhere).toMatchObject({ refusal: 'material_faulty', faults: [{ field: 'folder_id' }] });
		expect(await titles(teacher(), { folder_id: newId() })).toEqual([]);
		expect(await titles(teacher(), { folder_id: "' or 1=1" })).toEqual([]);
	});
});

test('a long list is read page by page, each thing once', async () => {
	const shared = [];
	for (let at = 0; at < 53; at++) {
		const context = db.as(other().teachers[at % 3] as string, new Date(today.getTime() + Math.floor(at / 3) * 60_000));
		const about = { ...described, title: `Lapas ${at}`, visibility: 'network', room_id: other().id };
		shared.push(value(await shareMaterial(context, { ...about, link: `https://mokykla.example/${at}`, note: '' })).id);
	}
	const reader = db.as(other().expert);
	const first = value(await readMaterials(reader, { room_id: other().id }));
	const second = value(await readMaterials(reader, { room_id: other().id, behind: first.behind }));
	expect([first.materials.length, second.materials.length, second.behind]).toEqual([50, 3, null]);
	expect([...first.materials, ...second.materials].map(({ id }) => id).toSorted()).toEqual(shared.toSorted());
});

test('in a room that has closed everything is read; it is shown to fewer or taken away, and nothing else is changed', async () => {
	const { id } = value(await share(teacher(), { title: 'Lieka' }));
	await ask(db.url, `update networks.network set closed_on = '2026-11-28', closed_at = now() where id = $1`, [one().id]);
	const after = new Date('2026-12-20T10:00:00Z');
	const context = db.as(teacher(), after);
	const at = { room_id: one().id, folder_id: newId() };
	expect(
		await shareMaterial(context, { ...described, room_id: one().id, link: 'https://mokykla.example', note: '', visibility: 'network' })
	).toMatchObject({ refusal: 'room_closed' });
	expect(await addVersion(context, { material_id: id, link: 'https://mokykla.example', note: '' })).toMatchObject({
		refusal: 'room_closed'
	});
	expect(await changeMaterial(context, { id, ...described })).toMatchObject({ refusal: 'room_closed' });
	expect(await addFolder(db.as(leader(), after), { ...at, name: 'Nauja' })).toMatchObject({ refusal: 'room_closed' });
	expect(value(await readMaterial(context, id)).may).toMatchObject({ add: false, change: false, terms: false, remove: true });
	expect(value(await readMaterials(context, { room_id: one().id })).materials.map(({ title }) => title)).toContain('Lieka');
	const [file = ''] = await filesOf(id);
	expect((await openFile(context, fileOwners, file)).ok).toBe(true);
	expect(await changeVisibility(context, { item_id: id, visibility: 'public' })).toMatchObject({ refusal: 'room_closed' });
	value(await changeVisibility(context, { item_id: id, visibility: 'school' }));
	expect(await changeVisibility(context, { item_id: id, visibility: 'network' })).toMatchObject({ refusal: 'room_closed' });
	value(await removeItem(context, { item_id: id, why: '' }));
	expect(value(await readMaterials(context, { room_id: one().id })).materials.map(({ title }) => title)).not.toContain('Lieka');
});
