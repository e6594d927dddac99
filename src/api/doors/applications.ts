import { readDraft, saveAnswer, startApplication, submitApplication, withdrawApplication, type Draft } from '#applications/server';
import { done, refused } from '#platform';
import { fieldsOf } from '#programmes';
import { acting, writing } from '../acting.ts';
import { reading } from '../door.ts';
import {
	Answer,
	ApplicationFile,
	NewApplication,
	StartedApplication,
	Submission,
	Withdrawal,
	Withdrawn,
	WrittenAnswer
} from '../shapes/applications.ts';
import { Nothing } from '../shapes/parts.ts';

export const application = reading({
	path: '/applications/{application}',
	name: 'readApplication',
	says: 'An application with its answers, for those of its school who may see it.',
	tells: ApplicationFile,
	read: async ({ context, params }) => {
		const draft = await readDraft(context, params['application'] ?? '');
		return draft ? done(fileTold(draft)) : refused('not_found');
	}
});

const fileTold = (draft: Draft) => ({
	...draft.application,
	school: { id: draft.school.id, name: draft.school.name },
	call: draft.call,
	outcome_if_sent: draft.if_sent.outcome,
	tasks: draft.tasks,
	signed: draft.signed,
	answers: fieldsOf(draft.rules.form).map(({ key }) => answerTold(draft, key))
});

const answerTold = ({ written }: Draft, field: string) => {
	const row = written.get(field);
	return { field, value: row?.value ?? null, revision: row?.revision ?? 0, changed_at: row?.changed_at ?? null };
};

export const answer = reading({
	path: '/applications/{application}/answers/{field}',
	name: 'readAnswer',
	says: 'One answer of an application. Its mark (ETag) is its revision, with which it is written.',
	tells: Answer,
	mark: ({ revision }) => String(revision),
	read: async ({ context, params }) => {
		const draft = await readDraft(context, params['application'] ?? '');
		const asked = draft && fieldsOf(draft.rules.form).find(({ key }) => key === params['field']);
		return draft && asked ? done(answerTold(draft, asked.key)) : refused('not_found');
	}
});

export const start = acting({
	path: '/applications',
	name: 'startApplication',
	says: 'Starts the application of a school to an open call, or tells of the one that the school has begun. For those who represent the school.',
	takes: NewApplication,
	tells: StartedApplication,
	act: ({ context, body }) => startApplication(context, body)
});

export const writeAnswer = writing({
	path: '/applications/{application}/answers/{field}',
	name: 'writeAnswer',
	says: 'Writes one answer over the revision that is known; "0" where nothing was written yet.',
	takes: WrittenAnswer,
	tells: Answer,
	mark: ({ revision }) => String(revision),
	write: async ({ context, params, body, revision }) => {
		const { application = '', field = '' } = params;
		const saved = await saveAnswer(context, { application_id: application, field, ...body, seen_revision: revision });
		if (!saved.ok) return saved;
		const { at, ...written } = saved.value;
		return done({ ...written, changed_at: at });
	}
});

export const submit = acting({
	path: '/applications/{application}/submission',
	name: 'submitApplication',
	says: 'Sends an application as it is written now; it is judged by the rules in force.',
	takes: Nothing,
	tells: Submission,
	act: async ({ context, params }) => {
		const sent = await submitApplication(context, { application_id: params['application'] ?? '' });
		return sent.ok ? done({ ...sent.value, outcome: sent.value.verdict.outcome }) : sent;
	}
});

export const withdraw = acting({
	path: '/applications/{application}/withdrawal',
	name: 'withdrawApplication',
	says: 'Takes an application back, with a reason or an empty one.',
	takes: Withdrawal,
	tells: Withdrawn,
	act: async ({ context, params, body }) => {
		const application_id = params['application'] ?? '';
		const taken = await withdrawApplication(context, { application_id, reason: body.reason });
		return taken.ok ? done({ application_id, state: 'withdrawn' }) : taken;
	}
});
