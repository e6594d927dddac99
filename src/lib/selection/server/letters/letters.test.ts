import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import type { Handlers } from '#platform/server';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { days, decideAll, openDeciding, value } from '../../../../../tests/support/deciding.ts';
import { editLetter, openLetter, openOwnLetter, postLetters, readLetter, readLetters, sendLetters, writeLetters } from './index.ts';

const database = await testDatabase();
const work: Handlers = {
	'selection.write_letters': writeLetters,
	'selection.post_letters': postLetters,
	'event.happened': async () => undefined,
	'mail.deliver': async () => undefined
};
/** Not quite full points (so that more would have been possible), a middling one, and a weak one; one place, one in reserve. */
const three = () => openDeciding(database, { points: [[[4, 3]], [[3, 3]], [[1, 2]]], scheme: { capacity: 1, reserve: 1 } });
const mails = async (application: string) =>
	(
		await database.beside.query(
			`select m.template, m.to_address, m.subject, m.body from platform.mail m join selection.letter l on m.once like 'decision.letter:' || l.id || '%'
			 join selection.decision d on d.id = l.decision_id where d.application_id = $1`,
			[application]
		)
	).rows;
const textOf = async (bytes: Uint8Array) =>
	(await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text.replace(/\s+/g, ' ');

test('letters are written in the background, read and mended, and sent together exactly once', async () => {
	const round = await three();
	const call = round.call.id;
	const officer = round.officer(days.sent);
	await decideAll(round);
	expect(value(await readLetters(officer, call, 1)).counts).toEqual({ due: 3, written: 0, sent: 0, printed: 0, unsent: 0 });
	expect(await sendLetters(officer, { call, count: 0 })).toMatchObject({ refusal: 'still_writing' });
	await database.work(work, days.decided);

	const { rows, counts } = value(await readLetters(officer, call, 1));
	expect(counts).toEqual({ due: 3, written: 3, sent: 0, printed: 0, unsent: 3 });
	expect(rows.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'rejected', 'reserve']);
	const rejected = rows.find(({ outcome }) => outcome === 'rejected');
	const { letter } = value(await readLetter(officer, call, rejected?.id ?? ''));
	// 3·1 + 2·2 = 7 of 20; the first criterion cost most: 3 × 3 = 9 against 2 × 2 = 4.
	expect(letter.body).toContain('Priežastis weak_need Patarimas weak_need Vieta būtų buvusi skirta, jeigu');
	expect(letter.body).toContain('{appeal_by}');

	expect(await editLetter(officer, { call, letter_id: letter.id, subject: ' ', body: 'Tekstas {reasons}', seen: null })).toMatchObject({
		faults: [{ field: 'subject' }, { field: 'body', key: 'selection_fault_field_left', values: { name: 'reasons' } }]
	});
	const mended = {
		call,
		letter_id: letter.id,
		subject: 'Sprendimas',
		body: 'Paskambinkite mums. Apskųsti galite iki {appeal_by}',
		seen: null
	};
	value(await editLetter(officer, mended));
	expect(await editLetter(officer, { ...mended, body: 'Kitas tekstas' })).toMatchObject({ refusal: 'changed_meanwhile' });

	expect(await sendLetters(officer, { call, count: 2 })).toMatchObject({ refusal: 'seen_otherwise' });
	const answers = await Promise.all([1, 2].map(() => sendLetters(round.officer(days.sent), { call, count: 3 })));
	expect(answers.map((answer) => (answer.ok ? 'sent' : answer.refusal)).sort()).toEqual(['nothing_to_send', 'sent']);
	await database.work(work, days.sent);
	// A worker that was stopped does it again: nobody is written to twice.
	await postLetters(database.asSystem(days.sent), { round_id: round.round_id });
	await postLetters(database.asSystem(days.sent), { round_id: round.round_id });

	const application = rejected?.application_id ?? '';
	expect(await mails(application)).toHaveLength(1);
	// Sent on the 23rd; ten days to appeal.
	expect((await mails(application))[0]).toMatchObject({
		subject: 'Sprendimas',
		body: expect.stringContaining('Apskųsti galite iki 2027 m. sausio 2 d. 23.59 val.')
	});
	expect(await editLetter(officer, { ...mended, seen: days.sent })).toMatchObject({ refusal: 'letter_sent' });
	const { rows: offers } = await database.beside.query('select source, answer, confirm_by from selection.offer where round_id = $1', [
		round.round_id
	]);
	expect(offers).toEqual([{ source: 'list', answer: null, confirm_by: new Date('2027-01-02T21:59:00Z') }]);
});

test('a letter on paper tells the decision, the scores, the line and the name in the lots; only its school opens it', async () => {
	const round = await three();
	const call = round.call.id;
	await decideAll(round);
	await database.work(work, days.decided);
	expect(await openOwnLetter(round.head(1), round.applications[1]?.id ?? '')).toMatchObject({ refusal: 'not_found' });
	value(await sendLetters(round.officer(days.sent), { call, count: 3 }));
	const before = value(await openOwnLetter(round.head(1), round.applications[1]?.id ?? ''));
	await database.work(work, days.sent);

	const second = round.applications[1];
	const own = value(await openOwnLetter(round.head(1), second?.id ?? ''));
	expect(own).toEqual(before);
	const { rows } = await database.beside.query(`select inputs from selection.act where round_id = $1`, [round.round_id]);
	const name = rows[0].inputs.applications.find(({ id }: { id: string }) => id === second?.id).name;
	const text = await textOf(own.bytes);
	for (const words of [
		`Nr. ${second?.reference}/S1`,
		'2026 m. gruodžio 23 d.',
		'Mokykla Nr. 2',
		'įrašyta į rezervą, vieta rezerve – 1',
		'3,00',
		'2 iš 3',
		'Kriterijus need',
		name,
		'V-12'
	])
		expect(text).toContain(words);
	const { info } = await (await getDocumentProxy(new Uint8Array(own.bytes))).getMetadata();
	expect(info).toMatchObject({ Language: 'lt' });
	for (const context of [round.head(0), database.as(round.centre.stranger, days.sent), database.asPublic(days.sent)])
		expect(await openOwnLetter(context, second?.id ?? '')).toMatchObject({ refusal: 'not_found' });
	const [letter] = value(await readLetters(round.officer(days.sent), call, 1)).rows;
	expect(await openLetter(database.as(round.centre.stranger, days.sent), call, letter?.id ?? '')).toMatchObject({ refusal: 'not_allowed' });
});
