import { expect, test } from 'vitest';
import { newId } from '#platform';
import { pdf, png } from '../../../../../tests/support/office.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { openFile, removeFile, saveFile, sweepFile, type FileOwners, type StoredFile } from './files.ts';
import { fileStore, memoryStore, openFiles } from './store.ts';

const database = await testDatabase();
openFiles(memoryStore());

const school = newId();
const friend = database.as(newId());
const stranger = database.as(newId());
const owners: FileOwners = { drawer: async (_, { actor }, { owner_id }) => owner_id === school && actor.id === friend.actor.id };

const save = (bytes: Uint8Array, name: string, owner_kind = 'drawer', owner_id = school) =>
	friend.db.transaction().execute(async (trx) => {
		const outcome = await saveFile(trx, friend, { bytes, name, owner_kind, owner_id });
		if (!outcome.ok) throw new Error(outcome.refusal);
		return outcome.value;
	});
const isKept = async ({ sha256 }: StoredFile) => (await fileStore().get(sha256)) !== null;

test('whoever may open what the file belongs to gets the file as it was brought', async () => {
	const file = await save(pdf('slapta'), 'Įsivertinimas.pdf');
	const opened = await openFile(friend, owners, file.id);
	if (!opened.ok) throw new Error(opened.refusal);
	expect(opened.value.file).toMatchObject({ name: 'Įsivertinimas.pdf', media_type: 'application/pdf', uploaded_by: friend.actor.id });
	expect(await new Response(opened.value.content).text()).toContain('slapta');
});

test('to everybody else there is no such file, whatever address they try', async () => {
	const file = await save(pdf('slapta'), 'a.pdf');
	const ofNobody = await save(pdf('niekieno'), 'b.pdf', 'kind_that_nobody_answers_for');
	const ofOther = await save(pdf('kito'), 'c.pdf', 'drawer', newId());
	const refusal = { ok: false, refusal: 'file_unknown' };
	expect(await openFile(stranger, owners, file.id)).toMatchObject(refusal);
	expect(await openFile(database.asPublic(), owners, file.id)).toMatchObject(refusal);
	expect(await openFile(friend, owners, ofNobody.id)).toMatchObject(refusal);
	expect(await openFile(friend, owners, ofOther.id)).toMatchObject(refusal);
	for (const forged of [newId(), '', 'x', "' or 1=1 --", '../../etc/passwd', file.sha256])
		expect(await openFile(friend, owners, forged)).toMatchObject(refusal);
});

test('a file that lies leaves no trace', async () => {
	const before = await countFiles();
	const outcome = await friend.db
		.transaction()
		.execute((trx) => saveFile(trx, friend, { bytes: png(), name: 'a.pdf', owner_kind: 'drawer', owner_id: school }));
	expect(outcome).toMatchObject({ ok: false, refusal: 'file_lies' });
	expect(await countFiles()).toBe(before);
});

test('a content goes with its last file, not before', async () => {
	const [one, two] = [await save(pdf('tas pats'), 'vienas.pdf'), await save(pdf('tas pats'), 'kitas.pdf')];
	expect(one.sha256).toBe(two.sha256);
	await friend.db.transaction().execute((trx) => removeFile(trx, one.id));
	await database.work({ 'file.sweep': sweepFile });
	expect(await isKept(two)).toBe(true);
	await friend.db.transaction().execute((trx) => removeFile(trx, two.id));
	await database.work({ 'file.sweep': sweepFile });
	expect(await isKept(two)).toBe(false);
});

test('two people bring the same file at once', async () => {
	const both = await Promise.all([save(pdf('kartu'), 'a.pdf'), save(pdf('kartu'), 'b.pdf')]);
	expect(await Promise.all(both.map(isKept))).toEqual([true, true]);
});

const countFiles = async () => (await database.beside.query('select count(*)::int as count from platform.file')).rows[0].count as number;
