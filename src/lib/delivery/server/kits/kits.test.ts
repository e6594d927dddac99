import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { pdf } from '../../../../../tests/support/office.ts';
import { participantOf, preparedSeason } from '../../../../../tests/support/room.ts';
import { memoryStore, openFile, openFiles } from '#platform/server';
import {
	addMaterial,
	dispatchKits,
	makeKits,
	printKits,
	readEditionKits,
	readKits,
	readOwnMaterials,
	receiveKit,
	roomTodos,
	withdrawMaterial,
	type MaterialInput
} from '#delivery/server';
import { fileOwners } from '../../../../files.ts';

openFiles(memoryStore());
const db = await testDatabase();
const season = await preparedSeason(db, { schools: 2 });
const [training, other] = season.trainings as [string, string];
const [head, otherHead] = season.schools.map((school) => school.head) as [string, string];
const [lecturer] = season.lecturers as [string];
const officer = db.as(season.officer);
const edition_id = season.edition;
const pupil = await participantOf(db, training);
const otherPupil = await participantOf(db, other);
const after = new Date('2028-06-01T08:00:00Z');

const material = (changes: Partial<MaterialInput> = {}): MaterialInput => ({
	edition_id,
	topic: null,
	pack: 'handout',
	title: 'Stebėjimo lapas',
	licence: 'CC BY 4.0',
	author: 'Rasa Petrauskaitė',
	pages: 4,
	file: { name: 'lapas.pdf', bytes: pdf() },
	...changes
});
const add = async (changes: Partial<MaterialInput> = {}) => {
	const added = await addMaterial(officer, material(changes));
	if (!added.ok) throw new Error(`${added.refusal} ${JSON.stringify(added.faults)}`);
	return added.value;
};
const lines = async (now = officer) => {
	const read = await readKits(now, training);
	return read.ok ? read.value.lines : [];
};
const inWords = async (now = officer) =>
	(await lines(now)).map(({ pack, kit, stage, remarks }) => [pack, kit?.quantity ?? 0, stage, ...remarks].join(' '));

describe('material', () => {
	test('says what is wrong: no licence, neither file nor link, a link that is none', async () => {
		const fields = async (changes: Partial<MaterialInput>) => {
			const outcome = await addMaterial(officer, material(changes));
			return outcome.ok ? [] : outcome.faults.map(({ field }) => field);
		};
		expect(await fields({ licence: '', title: ' ', pages: 0 })).toEqual(['title', 'licence', 'pages']);
		expect(await fields({ file: null })).toEqual(['file']);
		expect(await fields({ file: null, link: 'http://nesaugu.example' })).toEqual(['link']);
		expect(await fields({ file: null, link: 'javascript:alert(1)' })).toEqual(['link']);
		expect(await addMaterial(db.as(lecturer), material())).toMatchObject({ refusal: 'not_found' });
		expect(await addMaterial(officer, material({ topic: 'nothing' }))).toMatchObject({ refusal: 'topic_unknown' });
	});

	test('of 40 MB is refused in words that name the limit, and nothing is kept', async () => {
		const bytes = Buffer.concat([pdf(), Buffer.alloc(40 * 1024 * 1024)]);
		expect(await addMaterial(officer, material({ file: { name: 'didelis.pdf', bytes } }))).toMatchObject({
			refusal: 'material_unreadable',
			faults: [{ field: 'file', key: 'file_too_large' }]
		});
		expect(await makeKits(officer, { edition_id })).toMatchObject({ refusal: 'no_material' });
	});

	test('comes in the place of one version, not of two', async () => {
		const { id } = await add({ topic: 'planning', title: 'Kita tema' });
		expect(await add({ title: 'Kita tema, pataisyta', replaces_id: id })).toMatchObject({ version: 2 });
		expect(await addMaterial(officer, material({ replaces_id: id }))).toMatchObject({ refusal: 'material_replaced' });
	});
});

test('a kit from making to receipt (M-19)', async () => {
	const first = await add();
	const set = await add({ pack: 'methodological', title: 'Metodinis rinkinys', file: null, link: 'https://medziaga.example/rinkinys' });
	expect(await inWords()).toEqual(['handout 0 not_made', 'methodological 0 not_made']);
	expect(await makeKits(db.as(head), { edition_id })).toMatchObject({ refusal: 'not_found' });
	expect(await makeKits(officer, { edition_id })).toMatchObject({ value: { made: 4, renewed: 0 } });
	expect(await makeKits(officer, { edition_id })).toMatchObject({ value: { made: 0, renewed: 0 } });
	const team = await readKits(officer, training);
	const participants = team.ok ? team.value.participants : 0;
	expect(await inWords()).toEqual([`handout ${participants} made`, 'methodological 1 made']);

	// A newer version before printing is taken in; afterwards what is printed stays.
	const second = await add({ title: 'Stebėjimo lapas', replaces_id: first.id });
	expect((await lines())[0]?.remarks).toEqual(['outdated']);
	expect(await makeKits(officer, { edition_id, delivery_ids: [training] })).toMatchObject({ value: { made: 0, renewed: 1 } });
	expect((await lines())[0]?.kit?.materials).toEqual([second.id]);
	const print = (printed_on: string) => printKits(officer, { edition_id, delivery_ids: [training], printed_on });
	expect(await print('2026-11-28')).toMatchObject({ faults: [{ field: 'printed_on' }] });
	expect(await print('2026-11-27')).toMatchObject({ value: { kits: 2 } });
	const third = await add({ title: 'Stebėjimo lapas', replaces_id: second.id });
	expect(await makeKits(officer, { edition_id, delivery_ids: [training] })).toMatchObject({ value: { renewed: 0 } });
	expect((await lines())[0]?.kit?.materials).toEqual([second.id]);

	const sent = db.as(season.officer, new Date('2027-02-20T08:00:00Z'));
	const dispatch = () => dispatchKits(sent, { edition_id, delivery_ids: [training], dispatched_on: '2027-02-20', note: 'LP Express' });
	expect(await dispatch()).toMatchObject({ value: { kits: 2 } });
	expect(await dispatch()).toMatchObject({ refusal: 'no_kits' });

	const school = db.as(head, new Date('2027-02-24T08:00:00Z'));
	const waits = async () => (await roomTodos(school)).map(({ key, path }) => `${key} ${path}`);
	expect(await waits()).toEqual([`today_kit_to_receive /training/${training}/kits`]);
	const receive = (who: typeof school, received: number, seen?: number) =>
		receiveKit(who, { delivery_id: training, pack: 'handout', received, note: 'Vienas sulamdytas', ...(seen !== undefined && { seen }) });
	expect(await receive(db.as(otherHead), 8)).toMatchObject({ refusal: 'not_found' });
	expect(await receive(db.as(pupil), 8)).toMatchObject({ refusal: 'not_found' });
	expect(await receive(school, -1)).toMatchObject({ faults: [{ field: 'received_handout' }] });
	expect(await receive(school, 7.5)).toMatchObject({ faults: [{ field: 'received_handout' }] });
	expect(await receive(school, participants - 1)).toMatchObject({ ok: true });
	expect(await receive(school, participants, 0)).toMatchObject({ refusal: 'changed_meanwhile' });
	expect(await inWords(school)).toEqual([`handout ${participants} received received_less`, 'methodological 1 dispatched']);
	expect(await receiveKit(school, { delivery_id: training, pack: 'methodological', received: 1, note: '' })).toMatchObject({ ok: true });

	expect(await waits()).toEqual([]);

	// The other training has its own kits, and the newest version in them.
	const edition = await readEditionKits(officer, { edition_id });
	expect(edition.ok && edition.value.kits.map(({ lines: own }) => own.map(({ stage }) => stage).join(' '))).toEqual([
		'received received',
		'made made'
	]);

	// Withdrawn, it is in no kit any more; where it was packed it stays readable.
	expect(await withdrawMaterial(officer, { material_id: set.id })).toMatchObject({ ok: true });
	expect(await withdrawMaterial(officer, { material_id: set.id })).toMatchObject({ refusal: 'not_found' });
	const read = await readOwnMaterials(db.as(pupil, after), training);
	expect(read.ok && read.value.packs.map(({ pack, materials }) => [pack, ...materials.map(({ version }) => version)])).toEqual([
		['handout', 2]
	]);
	expect(await readOwnMaterials(db.as(pupil), training)).toMatchObject({ value: { opened: false, packs: [] } });
	const bySchool = await readOwnMaterials(db.as(head, after), training);
	expect(bySchool.ok && bySchool.value.packs.map(({ pack }) => pack)).toEqual(['handout', 'methodological']);
	expect(await readOwnMaterials(db.as(otherPupil, after), training)).toMatchObject({ refusal: 'not_found' });

	const fileOf = async (id: string) =>
		(await db.beside.query<{ file_id: string }>('select file_id from delivery.material where id = $1', [id])).rows[0]?.file_id ?? '';
	const opens = async (who: string, id: string, now = after) => (await openFile(db.as(who, now), fileOwners, await fileOf(id))).ok;
	// Participants: from the first day on, in the version of their kit, for good.
	expect(await opens(pupil, second.id, new Date('2027-02-28T08:00:00Z'))).toBe(false);
	expect([await opens(pupil, second.id), await opens(otherPupil, second.id)]).toEqual([true, false]);
	expect([await opens(pupil, third.id), await opens(lecturer, third.id), await opens(season.officer, third.id)]).toEqual([
		false,
		true,
		true
	]);
	expect([await opens(head, second.id), await opens(otherHead, second.id), await opens(season.open.centre.stranger, second.id)]).toEqual([
		true,
		false,
		false
	]);
});
