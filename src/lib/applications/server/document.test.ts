import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { renderPdf } from '#platform/server';
import { applicationDocument } from '#lib/applications/ui/centre/document.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { makeSchool, openCall, sendOne } from '../../../../tests/support/sent.ts';
import { markOf, sentApplication } from './sent-application.ts';

const database = await testDatabase();
const open = await openCall(database);
const school = await makeSchool(database, 'Čekiškės „Ąžuolo“ gimnazija', 'LT-16');
const sent = await sendOne(database, open, school, {
	category: 'expert_teacher',
	answers: { climate: 'Noriai 😀 \u202edirba', money_per_teacher: 12350 }
});

const read = async (locale: 'lt' | 'en') => {
	const found = await sentApplication(database.as(school.head, undefined, locale), sent.id);
	if (!found.ok) throw new Error(found.refusal);
	const pdf = renderPdf('application', applicationDocument(found.value, { locale, mark: markOf(found.value.sending) }), {
		locale,
		at: found.value.sending.sent_at
	});
	const document = await getDocumentProxy(new Uint8Array(pdf));
	const { text } = await extractText(document, { mergePages: true });
	return { pdf, document, text: text.replace(/\s+/g, ' '), mark: markOf(found.value.sending) };
};

test('the document of an application says who sent what and when, what the rules found by which clause, and how to check it', async () => {
	const { text, document, mark } = await read('lt');
	const { info } = await document.getMetadata();
	expect(info).toMatchObject({ Title: `Paraiška ${sent.reference}`, Language: 'lt', Author: school.name });
	for (const words of [
		'Čekiškės „Ąžuolo“ gimnazija',
		'Juridinių asmenų registre, kodas 302429421',
		sent.reference,
		'2026 m. lapkričio 25 d. 11:00',
		'Paraišką turi peržiūrėti centro darbuotojas.',
		'Reikia peržiūrėti',
		'M-04, M-05',
		'Rasa Petrauskaitė (komandos vadovas)',
		'Ieva Ąžuolaitė',
		'mokytojas ekspertas',
		'2.1.3',
		'Gruodis',
		'123,50 €',
		'tariasi „Saulės“ kambaryje',
		'Noriai □ dirba'
	])
		expect(text).toContain(words);
	expect(text.replaceAll(' ', '')).toContain(mark);
	expect(text).not.toMatch(/application_|undefined|\[object/);
});

test('the document is complete in English too, and tells what was written as it was written', async () => {
	const { text, document } = await read('en');
	expect((await document.getMetadata()).info).toMatchObject({ Title: `Application ${sent.reference}`, Language: 'en' });
	for (const words of [
		'An officer of the centre has to look at the application.',
		'Legal entity code',
		'teacher-expert',
		'tariasi „Saulės“ kambaryje'
	])
		expect(text).toContain(words);
});

test('the same sending is the same document, byte for byte', async () => {
	expect((await read('lt')).pdf).toEqual((await read('lt')).pdf);
});

test('only the school’s own people get the document by the school’s address', async () => {
	const other = await makeSchool(database, 'Kita mokykla');
	for (const context of [database.as(other.head), database.asPublic(), database.as(open.centre.stranger)])
		expect(await sentApplication(context, sent.id)).toMatchObject({ ok: false, refusal: 'not_found' });
	expect(await sentApplication(database.as(school.head), 'x')).toMatchObject({ ok: false });
});
