import { expect, test } from 'vitest';
import { memoryStore, openFiles, renderPdf } from '#platform/server';
import { applicationDocument } from '#lib/applications/ui/centre/document.ts';
import { contentView } from '#lib/applications/ui/centre/content-view.ts';
import { filled, openCall, openSchool } from '../../../../../tests/support/applications.ts';
import { testDatabase, today } from '../../../../../tests/support/database.ts';
import { noFilters } from '../../listing.ts';
import { saveAnswer } from '../save-answer.ts';
import { markOf } from '../sent-application.ts';
import { signOff } from '../sign-off.ts';
import { submitApplication } from '../submit.ts';
import { withdrawApplication } from '../withdraw.ts';
import { applicationFile } from './application-file.ts';
import { listApplications } from './list-applications.ts';
import { returnApplication } from './return-application.ts';

const database = await testDatabase();
openFiles(memoryStore());

test('what a school writes and sends reaches its centre as it was sent, is returned, corrected, and taken back', async () => {
	const call = await openCall(database);
	const school = await openSchool(database, 'Žemynos progimnazija');
	const head = database.as(school.head);
	const officer = database.as(call.centre.officer);
	const id = await filled(database, school, call);
	expect(await applicationFile(officer, id)).toMatchObject({ refusal: 'not_found' });
	expect(await submitApplication(head, { application_id: id })).toMatchObject({ ok: true });

	const opened = await fileOf(officer, id);
	expect(opened.sending).toMatchObject({ number: 1, sent_by: 'Aldona Vadovė', content: { school: { name: 'Žemynos progimnazija' } } });
	expect(opened.timeline.map(({ name }) => name)).toEqual(['application.submitted', 'application.signed_off', 'application.started']);
	expect(await rowOf(officer, call.id)).toMatchObject({
		school_name: 'Žemynos progimnazija',
		municipality: 'Utenos r.',
		need: 'new',
		outcome: opened.sending.verdict.outcome
	});
	const { rules, content, sent_at } = opened.sending;
	const view = contentView(content, { form: rules.form, topics: rules.topics, names: opened.names, locale: 'lt' });
	expect(view.find(({ team }) => team.length > 0)?.team).toHaveLength(content.team.length);
	expect(
		renderPdf('application', applicationDocument(opened, { locale: 'lt', mark: markOf(opened.sending) }), { locale: 'lt', at: sent_at })
			.byteLength
	).toBeGreaterThan(10_000);

	expect(
		await returnApplication(officer, {
			application_id: id,
			remarks: [{ field: 'change_in_lessons', text: 'Kas tai matuos?' }],
			due_on: '2026-12-20',
			due_time: '16'
		})
	).toMatchObject({ ok: true });
	const later = new Date('2026-12-14T09:00:00Z');
	const corrector = database.as(school.head, later);
	expect(
		await saveAnswer(corrector, { application_id: id, field: 'change_in_lessons', value: 'Pokytį matuosime kas mėnesį.', seen_revision: 1 })
	).toMatchObject({ ok: true });
	await signOff(corrector, { application_id: id });
	expect(await submitApplication(corrector, { application_id: id })).toMatchObject({ ok: true, value: { number: 2, late: false } });
	expect(await fileOf(officer, id)).toMatchObject({
		changed: ['change_in_lessons'],
		returned: null,
		sendings: [{ number: 2 }, { number: 1 }]
	});

	expect(await withdrawApplication(corrector, { application_id: id, reason: '' })).toMatchObject({ ok: true });
	expect(await rowOf(officer, call.id)).toMatchObject({ need: 'withdrawn' });
	expect(
		await returnApplication(officer, { application_id: id, remarks: [{ field: 'team', text: 'x' }], due_on: '2026-12-20', due_time: '16' })
	).toMatchObject({ refusal: 'not_submitted' });
});

const fileOf = async (officer: ReturnType<typeof database.as>, id: string) => {
	const outcome = await applicationFile(officer, id);
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value;
};
const rowOf = async (officer: ReturnType<typeof database.as>, callId: string) => {
	const outcome = await listApplications({ ...officer, now: today }, callId, noFilters);
	return outcome.ok ? outcome.value.rows[0] : undefined;
};
